-- Answers are deleted when they are old: brigade.answers-kept.
create index handled_command_by_age on handled_command (handled_at);
