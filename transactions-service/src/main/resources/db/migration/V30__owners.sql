-- Lists show callers what is theirs: an order is its account's and its restaurant's, which is its organisation's.
alter table order_view add column account_id text generated always as (document::json ->> 'accountId') stored;
create index order_view_by_account on order_view (account_id, position);

alter table restaurant_view add column organisation_id text generated always as (document::json ->> 'organisationId') stored;
create index restaurant_view_by_organisation on restaurant_view (organisation_id);
