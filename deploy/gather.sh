#!/bin/sh
# Gathers what a built checkout needs to run on a PostgreSQL of yours: a tenth of what it needed to be built.
#   sh deploy/gather.sh FOLDER
set -eu
target=${1:?Name the folder to gather into.}
cd "$(dirname "$0")/.."

take() {
  mkdir -p "$target/$(dirname "$1")"
  cp -RL "$1" "$target/$1"
}

take package.json
take apps/api/package.json
take apps/api/dist/counterflow.mjs
take apps/api/dist/counterflow.mjs.map
take apps/api/drizzle
take apps/api/node_modules/swagger-ui-dist
take apps/builder/dist
take apps/storefront/dist
take apps/pos/dist
for plugin in packages/plugins/*/; do
  take "${plugin}package.json"
  take "${plugin}dist"
done
