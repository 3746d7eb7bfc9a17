-- The id of the caller's transaction as its events have it.
create or replace function eventstore.own_tx()
    returns xid8 language sql stable
return case when eventstore.tx_shift() = 0 then pg_current_xact_id()
            else (pg_current_xact_id()::text::bigint + eventstore.tx_shift())::text::xid8 end;
