#!/bin/sh
# Stands in for the AWS CLI: Amazon Connect is asked for real at the simulator, all else is read from files.
here=$(dirname "$0")
[ "$1" = "--version" ] && { echo "aws-cli/2.0.0"; exit 0; }
if [ "$1" = connect ] && [ ! -f "$here/$1-$2.json" ]; then
  exec node "$here/connect.cjs" "$2" "$4" "$6"
fi
answer="$here/$1-$2.json"
[ "$2" = get-function-configuration ] && answer="$here/$1-$2-$6.json"
if [ ! -f "$answer" ]; then
  echo "An error occurred (ResourceNotFoundException) when calling the operation: there is none." >&2
  exit 254
fi
if [ "$2" = invoke ]; then
  cp "${6#fileb://}" "$here/event.json"
  cp "$answer" "$7"
  echo '{"StatusCode": 200}'
else
  cat "$answer"
fi
