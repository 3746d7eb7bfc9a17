select fingerprint, answer from handled_command where command_id = ?
