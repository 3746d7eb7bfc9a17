-- The same, or null while the transaction has no id yet.
create or replace function eventstore.own_tx_if_assigned()
    returns xid8 language sql stable
return case when eventstore.tx_shift() = 0 then pg_current_xact_id_if_assigned()
            else (pg_current_xact_id_if_assigned()::text::bigint + eventstore.tx_shift())::text::xid8 end;
