#!/bin/sh
# Builds some twenty programs that other people wrote, obtained as Go modules, in several link modes, and has
# `slipway inspect` say what is in each: no unknown among Go version, modules, settings, link mode,
# libraries and versions needed, functions. Prints a table; exits 1 and names what is not known.
# Needs Go, gcc and a module proxy that is reached; the builds take some twenty minutes the first time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
slipway=${SLIPWAY:-$here/../../slipway}
work=${1:-$(mktemp -d)}
mkdir -p "$work"
[ $# -gt 0 ] || trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# program MODE PACKAGE VERSION: built unless it lies there from an earlier call with the same directory.
program() {
	mode=$1 package=$2 version=$3
	name=$(basename "$package")
	case $name in v[0-9]*) name=$(basename "$(dirname "$package")") ;; esac
	to=$work/$name-$mode
	if [ ! -e "$to" ]; then
		mkdir -p "$work/bin"
		case $mode in
			exe) set -- CGO_ENABLED=0 -- ;;
			stripped) set -- CGO_ENABLED=0 -- '-ldflags=-s -w' ;;
			pie) set -- CGO_ENABLED=0 -- -buildmode=pie ;;
			trimmed) set -- CGO_ENABLED=0 GOAMD64=v3 -- -trimpath ;;
			cgo) set -- CGO_ENABLED=1 -- ;;
			cgo-pie) set -- CGO_ENABLED=1 -- -buildmode=pie '-ldflags=-s -w -bindnow' ;;
			cgo-static) set -- CGO_ENABLED=1 -- -tags=netgo,osusergo '-ldflags=-linkmode=external -extldflags=-static' ;;
		esac
		variables=
		while [ "$1" != -- ]; do variables="$variables $1" && shift; done
		shift
		# shellcheck disable=SC2086 # words by intent
		if ! env GOFLAGS= GOBIN="$work/bin" $variables go install "$@" "$package@$version" >"$work/log" 2>&1; then
			echo "$name $version ($mode) cannot be built here:" >&2
			tail -n 3 "$work/log" >&2
			return 1
		fi
		mv "$work/bin/$name" "$to"
	fi
	"$slipway" inspect "$to" >"$work/text"
	"$slipway" inspect --format json "$to" >"$work/json"
	python3 "$here/inspected.py" "$version" <"$work/json"
}

printf '%-28s %-9s %-9s %8s %8s %10s  %-34s %s\n' program version go 'MB' modules functions 'link mode' 'needs'
program exe filippo.io/age/cmd/age v1.3.2
program stripped github.com/mikefarah/yq/v4 v4.54.3
program pie github.com/prometheus/node_exporter v1.12.1
program exe github.com/caddyserver/caddy/v2/cmd/caddy v2.11.9
program cgo github.com/cloudflare/cfssl/cmd/cfssl v1.6.5
program cgo-static github.com/cloudflare/cfssl/cmd/cfssl v1.6.5
program trimmed github.com/go-task/task/v3/cmd/task v3.54.0
program exe github.com/hashicorp/consul-template v0.41.1
program stripped github.com/junegunn/fzf v0.65.2
program cgo-pie github.com/restic/restic/cmd/restic v0.10.0
program exe golang.org/x/tools/gopls v0.20.0
program stripped github.com/gohugoio/hugo v0.152.2
program pie github.com/google/go-containerregistry/cmd/crane v0.22.1
program trimmed github.com/coredns/coredns v1.15.0
program exe github.com/nats-io/nats-server/v2 v2.15.2
program stripped github.com/rclone/rclone v1.76.0
program exe go.k6.io/k6 v1.8.1
program pie go.etcd.io/bbolt/cmd/bbolt v1.5.0
program cgo github.com/benbjohnson/litestream/cmd/litestream v0.5.18
program exe honnef.co/go/tools/cmd/staticcheck v0.8.2
program trimmed mvdan.cc/gofumpt v0.12.0
program stripped filippo.io/mkcert v1.4.4
program cgo github.com/schollz/croc/v10 v10.7.0
program pie github.com/fullstorydev/grpcurl/cmd/grpcurl v1.9.4
program exe github.com/go-delve/delve/cmd/dlv v1.27.2
