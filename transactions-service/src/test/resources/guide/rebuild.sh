# the read models: how far each is, its generation, and the rebuild that runs
curl -sf $TRANSACTIONS/api/projections

# build one anew beside the one that is served, and switch to it
rebuild=$(curl -sf -X POST -o /dev/null -w '%header{location}' $TRANSACTIONS/api/projections/orders/rebuild)

# how far that is: running, switched, failed or cancelled; waitingFor tells what keeps it from switching
curl -sf $rebuild

# call it off: what it has built is dropped; 409 when it has ended
curl -s -X DELETE $rebuild
