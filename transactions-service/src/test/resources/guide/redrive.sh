# one stream
curl -sf -H 'Content-Type: application/json' $TRANSACTIONS/api/redrives -d '{"decider": "Order", "id": "'$ORDER'"}'

# what was recorded in a time; without "to", until now
curl -sf -H 'Content-Type: application/json' $TRANSACTIONS/api/redrives \
  -d '{"from": "2026-01-31T12:00:00Z", "to": "2026-01-31T13:00:00Z"}'

# everything
redrive=$(curl -sf -H 'Content-Type: application/json' $TRANSACTIONS/api/redrives -d '{"everything": true}' \
  -o /dev/null -w '%header{location}')

# how far that is: running, done or failed
curl -sf $redrive
