-- Whether the caller's claim of the position ran out, and the claim that is going on is somebody else's.
create or replace function fstore.came_too_late("position" fstore.positions) returns boolean language sql volatile
return fstore.is_held("position") and "position".holder <> fstore.session()
       and fstore.session() = any ("position".lost);
