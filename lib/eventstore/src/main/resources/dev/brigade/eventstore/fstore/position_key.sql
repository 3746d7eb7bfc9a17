-- The advisory lock of a view's position in a stream: there before the row is. Its holder alone writes the row.
create or replace function fstore.position_key(view text, decider text, decider_id text)
    returns bigint language sql immutable
return hashtextextended(decider_id, hashtextextended(decider, hashtextextended(view, 27710344749212773)));
