-- Commands that had an effect, by the id their caller gave: asked again, the answer is the same.
-- `fingerprint` is a keyed hash of the request: requests hold card numbers, which a plain hash would let be guessed.
create table handled_command (
    command_id  text        primary key,
    fingerprint text        not null,
    answer      jsonb,
    handled_at  timestamptz not null default now()
);
