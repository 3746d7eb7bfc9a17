-- Whether a claim of the position is going on, by the clock of the database.
create or replace function fstore.is_held("position" fstore.positions) returns boolean language sql volatile
return "position".holder is not null and "position".locked_until > clock_timestamp();
