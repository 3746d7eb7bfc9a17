update handled_command set answer = ?::jsonb where command_id = ?
