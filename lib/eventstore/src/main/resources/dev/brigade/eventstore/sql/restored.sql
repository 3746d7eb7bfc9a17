-- Whoever installs again after a dump and restore has said enough.
do $$ begin perform eventstore.after_restore(); end $$;
