# What the guide shows of installing, from lib/eventstore; the environment says which database.
psql -v ON_ERROR_STOP=1 -f target/sql/eventstore.sql
psql -v ON_ERROR_STOP=1 -f target/sql/fstore.sql
