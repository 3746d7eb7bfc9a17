-- The signatures of a message by each of the secrets, as Standard Webhooks has them in header webhook-signature.
create or replace function eventstore.webhook_signature(secrets text[], id text, epoch_second bigint, body text)
    returns text language sql immutable strict parallel safe as $$
    select string_agg(
        'v1,' || encode(eventstore.hmac_sha256(
            decode(substr(secret, length('whsec_') + 1), 'base64'),
            convert_to(format('%s.%s.%s', id, epoch_second, body), 'UTF8')), 'base64'),
        ' ' order by n)
    from unnest(secrets) with ordinality as s(secret, n);
$$;
