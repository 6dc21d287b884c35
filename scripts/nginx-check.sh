#!/usr/bin/env bash
# Runs Debian's nginx (apt-get install nginx-light) with the lines of docs/deploy.md on the built site, at the root of an
# address and below it, and looks at what it gives out. PORT names another port; needs `npm run build` first.
set -euo pipefail
cd "$(dirname "$0")/.."
port="${PORT:-4390}"
work="$(mktemp -d)"
trap 'kill "$(cat "$work/pid" 2>/dev/null)" 2>/dev/null || true; rm -rf "$work"' EXIT

mkdir -p "$work/www" "$work/root"
cp -r build "$work/www/midstream"
cp -r build/. "$work/root"
chmod -R a+rX "$work"
# The document's own lines, with the folder of this run.
lines() { sed -n '/^```nginx$/,/^```$/p' docs/deploy.md | sed '/^```/d' | sed "s#/srv/midstream#$1#"; }
cat > "$work/nginx.conf" <<CONF
daemon on;
pid $work/pid;
error_log $work/error.log;
events {}
http {
	access_log off;
	client_body_temp_path $work/body;
	proxy_temp_path $work/proxy;
	fastcgi_temp_path $work/fastcgi;
	uwsgi_temp_path $work/uwsgi;
	scgi_temp_path $work/scgi;
	server {
		listen 127.0.0.1:$port;
		$(lines "$work/root")
	}
	server {
		listen 127.0.0.1:$((port + 1));
		$(lines "$work/www")
	}
}
CONF
nginx -c "$work/nginx.conf" -e "$work/error.log"
npx tsx scripts/check-server.ts "http://127.0.0.1:$port/"
# Below an address the server's own page answers for what is missing.
npx tsx scripts/check-server.ts "http://127.0.0.1:$((port + 1))/midstream/" || [ $? = 2 ]
