-- One statement, so one snapshot. What is encrypted is not even read.
select id, version, holder_name, email, phone, street_address, zip_or_postal, country_code, card_masked, credit_limit, status
  from account
 order by id
