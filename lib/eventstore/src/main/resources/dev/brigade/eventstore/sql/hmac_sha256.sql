-- HMAC-SHA256 as RFC 2104 defines it, so that extension pgcrypto is not needed.
create or replace function eventstore.hmac_sha256(secret bytea, message bytea)
    returns bytea language plpgsql immutable strict parallel safe as $$
declare
    inner_key bytea := decode(repeat('36', 64), 'hex');
    outer_key bytea := decode(repeat('5c', 64), 'hex');
begin
    if length(secret) > 64 then
        secret := sha256(secret);
    end if;
    for i in 0 .. length(secret) - 1 loop
        inner_key := set_byte(inner_key, i, get_byte(inner_key, i) # get_byte(secret, i));
        outer_key := set_byte(outer_key, i, get_byte(outer_key, i) # get_byte(secret, i));
    end loop;
    return sha256(outer_key || sha256(inner_key || message));
end
$$;
