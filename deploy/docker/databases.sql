-- One server, one database to each service.
create database account;
create database transactions;
create database reactor;
