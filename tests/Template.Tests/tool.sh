#!/bin/sh
# Stands in for a tool of the Makefile: notes the command. As Docker it names the digests of an image.
here=$(dirname "$0")
tool=$(basename "$0")
echo "$tool $*" >>"$here/commands"
case "$tool $1 $2" in
  "docker pull "*)
    [ ! -e "$here/unreachable" ] || { echo "no such host" >&2; exit 1; }
    # Two builds meet here, so that neither has pinned the image when the other one asks.
    if [ -p "$here/meeting" ]; then
      if mkdir "$here/first" 2>/dev/null; then read -r _ <"$here/meeting"; else echo >"$here/meeting"; fi
    fi
    ;;
  "docker image inspect")
    # The tag moves: only one command sees what it meant before.
    if mv "$here/digests-before" "$here/seen" 2>/dev/null; then cat "$here/seen"; else cat "$here/digests"; fi
    ;;
esac
