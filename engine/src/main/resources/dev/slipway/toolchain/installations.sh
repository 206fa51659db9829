# Every Go of this computer, and the environment of each way of starting a command. Changes nothing.
# Given: $mode, that of $slipway_kept, which is the environment of who asks: lines NAME=VALUE;
# $quick, not empty when only what this way reaches is of interest; $go, a command that counts wherever it is.
# Prints lines of fields between tabs, in the end the line "end".
nl='
'
names=' PATH HOME GOROOT GOPATH GOFLAGS GO111MODULE GOTOOLCHAIN GOCACHE GOMODCACHE GOENV XDG_CACHE_HOME XDG_CONFIG_HOME '
paths= goroots= seen=$nl roots=$nl me=$(id -u)
arch=$(uname -m)
# With qemu-user and binfmt_misc a kernel runs programs for other machines as well.
machine=$arch
for b in /proc/sys/fs/binfmt_misc/qemu-*; do [ ! -e "$b" ] || machine=; done
printf 'machine\t%s\n' "$machine"
case $arch in
x86_64) arch=amd64 ;;
aarch64) arch=arm64 ;;
armv*) arch=arm ;;
i?86) arch=386 ;;
esac
platform=linux_$arch

# The value of a name in lines NAME=VALUE, into $v.
value() {
  v=
  set -f
  IFS=$nl
  for l in $2; do
    case $l in "$1="*) v=${l#*=} ;; esac
  done
  unset IFS
  set +f
}
value HOME "$slipway_kept"
home=$v
HOME=${home:-$HOME}
unquoted() {
  v=$1
  case $v in \"*\") v=${v#\"} v=${v%\"} ;; \'*\') v=${v#\'} v=${v%\'} ;; esac
}
# Nothing foreign is run without a limit, and nothing that cannot be limited is run.
limited() { timeout -k 1 5 "$@" </dev/null 2>/dev/null; }
unknown() { printf 'unknown\t%s\t%s\t%s\n' "$1" "$2" "$3"; }
way() {
  printf 'way\t%s\n' "$1"
  set -f
  IFS=$nl
  for l in $2; do
    n=${l%%=*} v=${l#*=}
    case $names in *" $n "*) ;; *) continue ;; esac
    printf 'set\t%s\t%s\t%s\n' "$1" "$n" "$v"
    case $n in
    PATH) paths=$paths:$v ;;
    GOROOT) [ -z "$v" ] || goroots=$goroots$v$nl ;;
    esac
  done
  unset IFS
  set +f
}

# What pam_env gives to sessions and to cron.
given=
if [ -z "$quick" ] && [ -r /etc/environment ]; then
  while IFS= read -r l || [ -n "$l" ]; do
    l=${l#export }
    case $names in *" ${l%%=*} "*) unquoted "${l#*=}"; given=$given${l%%=*}=$v$nl ;; esac
  done </etc/environment
fi

# The shell of the account, as one that logs in. What its files print comes before the mark, and
# what they leave running must not be waited for.
show='printf "\nslipway begin\n"
for n in '$names'; do eval "v=\${$n-} s=\${$n+x}"; [ -z "$s" ] || printf "%s=%s\n" "$n" "$v"; done
printf "slipway end\n"'
login() {
  if ! command -v timeout >/dev/null; then
    unknown LOGIN_SHELL 'without a time limit nobody is asked' 'timeout (coreutils)'
    return
  fi
  value SHELL "$slipway_kept"
  shell=$v
  [ -x "$shell" ] || shell=$(getent passwd "$me" 2>/dev/null | cut -d: -f7)
  [ -x "$shell" ] || shell=/bin/sh
  user=$(id -un)
  set -- PATH=/usr/local/bin:/usr/bin:/bin
  [ "$me" != 0 ] || set -- PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  set -f
  IFS=$nl
  for l in $given; do set -- "$@" "$l"; done
  unset IFS
  set +f
  out=$(limited env -i "$@" HOME="$HOME" USER="$user" LOGNAME="$user" SHELL="$shell" TERM=dumb \
    SLIPWAY_SHOW="$show" "$shell" -lc 'exec /bin/sh -c "$SLIPWAY_SHOW"' |
    timeout 8 sed -n '/^slipway begin$/,/^slipway end$/p; /^slipway end$/q')
  case $out in
  *'slipway end') way LOGIN_SHELL "$out" ;;
  *) unknown LOGIN_SHELL "$shell -l did not come to a command within 5 s" '' ;;
  esac
}

service() {
  [ -d /run/systemd/system ] || return
  out=$(limited systemctl show-environment)
  case $out in
  *PATH=*) way SERVICE "$out" ;;
  *) unknown SERVICE 'systemctl show-environment says no PATH' '' ;;
  esac
}

# cron(8): PATH is /usr/bin:/bin whatever PAM says, unless the crontab has another.
cron() {
  command -v cron >/dev/null || command -v crond >/dev/null || return
  unquoted "$(limited crontab -l | sed -n 's/^[[:space:]]*PATH[[:space:]]*=[[:space:]]*//p' | tail -n 1)"
  way CRON "${given}HOME=$HOME${nl}PATH=${v:-/usr/bin:/bin}"
}

sudoers() {
  command -v sudo >/dev/null || return
  if [ ! -r /etc/sudoers ]; then
    unknown SUDO '/etc/sudoers may not be read' root
    return
  fi
  out=$(cat /etc/sudoers /etc/sudoers.d/* 2>/dev/null |
    sed -n 's/^[[:space:]]*Defaults.*[[:space:],]secure_path[[:space:]]*=[[:space:]]*"\{0,1\}\([^",]*\).*/\1/p' | tail -n 1)
  if [ -n "$out" ]; then
    way SUDO "PATH=$out${nl}HOME=/root"
  else
    unknown SUDO '/etc/sudoers says no secure_path: what sudo was built with counts' ''
  fi
}

# The GOROOT of a go command is two or three above it, by the path that reached it or by the real
# one (cmd/go/internal/cfg, findGOROOT).
rooted() {
  for r in "${1%/*/*}" "${1%/*/*/*}" "${2%/*/*}" "${2%/*/*/*}"; do
    if [ -n "$r" ] && [ -d "$r/pkg/tool" ]; then
      root=$(cd "$r" && pwd -P)
      return
    fi
  done
  root=
  case $2 in
  */snapd | */snap) root=$(cd /snap/go/current && pwd -P) ;;
  */bin/go) [ ! -e "${2%/bin/go}/VERSION" ] || root=${2%/bin/go} ;;
  esac
}
found() {
  [ -f "$1" ] && [ -x "$1" ] || return
  case $seen in *"$nl$1$nl"*) return ;; esac
  seen=$seen$1$nl
  real=$(readlink -f "$1") || real=$1
  rooted "$1" "$real"
  printf 'command\t%s\t%s\t%s\n' "$1" "$real" "$root"
  [ -z "$root" ] || tree "$root"
}

# Only what root or the account itself could have changed is run, and only to say its version.
compiler() {
  said= why=
  set -- "$1" $(ls -ldn "$1")
  case $2 in ?????w*) why='its compiler may be written by others' ;; ????????w*) why='its compiler may be written by others' ;; esac
  [ "$4" = 0 ] || [ "$4" = "$me" ] || why='its compiler belongs to another account'
  command -v timeout >/dev/null || why='without a time limit it is not run'
  [ -z "$why" ] || return
  set -- $(limited env -i "$1" -V)
  case $1-$3 in
  compile-go*) said=$3 ;;
  *) why='its compiler does not say a release' ;;
  esac
}
tree() {
  t=$(cd "$1" 2>/dev/null && pwd -P) || return
  case $roots in *"$nl$t$nl"*) return ;; esac
  version=
  [ ! -r "$t/VERSION" ] || IFS= read -r version <"$t/VERSION"
  case $version in go[0-9]* | devel*) ;; *) version= ;; esac
  [ -n "$version" ] || [ -e "$t/bin/go" ] || [ -d "$t/pkg/tool" ] || [ -d "$t/src/runtime" ] || return
  roots=$roots$t$nl
  has= tool= said= why='there is none' package=
  [ ! -x "$t/bin/go" ] || has=yes
  if [ -x "$t/pkg/tool/$platform/compile" ]; then
    tool=yes
    compiler "$t/pkg/tool/$platform/compile"
  fi
  case $quick$t in
  /usr/local/* | "$HOME"/* | /snap/* | yes*) ;;
  *)
    inside=$t/bin/go
    [ -n "$has" ] || inside=$t
    package=$(limited dpkg-query -S "$inside" | sed -n '1s/:.*//p')
    [ -n "$package" ] || package=$(limited rpm -qf --qf '%{NAME}\n' "$inside") || package=
    ;;
  esac
  set -- $(ls -ld "$t")
  printf 'tree\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$t" "$version" "$has" "$tool" "$said" "$why" "$3" "$package"
  if [ -n "$has" ] && [ -r "$t/bin/go" ]; then
    head=$(od -An -v -tx1 -N 64 "$t/bin/go" 2>/dev/null) && printf 'head\t%s\t%s\n' "$t" "$(echo $head)"
  fi
}

# Where the account's Go writes: what decides is the nearest that exists, or what root may have
# made inside.
store() {
  case $2 in /*) ;; *) return ;; esac
  p=$2
  while [ ! -e "$p" ]; do p=${p%/*} p=${p:-/}; done
  ok=no
  [ ! -w "$p" ] || [ ! -x "$p" ] || ok=yes
  for inner in "$2/cache/download" "$2/cache" "$2/00"; do
    if [ $ok = yes ] && [ -d "$inner" ] && [ ! -w "$inner" ]; then p=$inner ok=no; fi
  done
  set -- "$1" "$2" $(ls -ld "$p")
  printf 'store\t%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$p" "$ok" "$5"
}

way "$mode" "$slipway_kept"
if [ -z "$quick" ]; then
  login
  if [ "$mode" = SSH_COMMAND ]; then service; cron; sudoers; fi
fi

set -f
IFS=:
for d in $paths; do
  unset IFS
  set +f
  case $d in /) ;; /*) while [ "$d" != "${d%/}" ]; do d=${d%/}; done ;; esac
  case $d in /*) found "$d/go" ;; esac
done
unset IFS
set +f

[ -z "$go" ] || found "$go"

value GOENV "$slipway_kept"
settings=$v
value XDG_CONFIG_HOME "$slipway_kept"
config=$v
[ -n "$settings" ] || [ -z "${config:-$home}" ] || settings=${config:-$home/.config}/go/env
written=
if [ -f "$settings" ] && [ -r "$settings" ]; then
  while IFS= read -r l || [ -n "$l" ]; do
    n=${l%%=*}
    case $names in
    *" $n "*)
      printf 'written\t%s\t%s\t%s\n' "$n" "${l#*=}" "$settings"
      written=$written$l$nl
      [ "$n" != GOROOT ] || goroots=$goroots${l#*=}$nl
      ;;
    esac
  done <"$settings"
fi
setting() {
  value "$1" "$slipway_kept"
  [ -n "$v" ] || value "$1" "$written"
}
setting GOPATH
gopath=${v:-${home:+$home/go}} gopath=${gopath%%:*}
setting GOMODCACHE
modules=${v:-${gopath:+$gopath/pkg/mod}}
value XDG_CACHE_HOME "$slipway_kept"
cache=${v:-${home:+$home/.cache}}
setting GOCACHE
cache=${v:-${cache:+$cache/go-build}}
store GOCACHE "$cache"
store GOMODCACHE "$modules"

set -f
IFS=$nl
for r in $goroots; do
  unset IFS
  set +f
  root=
  [ ! -d "$r/pkg/tool" ] || root=$(cd "$r" && pwd -P)
  printf 'goroot\t%s\t%s\n' "$r" "$root"
  [ -z "$root" ] || tree "$root"
done
unset IFS
set +f

for t in /usr/local/go /usr/lib/go /usr/lib/golang /snap/go/current; do
  if [ -d "$t" ]; then found "$t/bin/go"; tree "$t"; fi
done
if [ -z "$quick" ]; then
  value XDG_DATA_HOME "$slipway_kept"
  data=${v:-$HOME/.local/share}
  for t in /usr/local/go* /usr/lib/go-* /usr/lib64/go* /opt/go* /opt/slipway/go/go* "$HOME"/go "$HOME"/go[0-9.]* \
    "$HOME"/sdk/go* "$data"/slipway/go/go* "$HOME"/.gvm/gos/go* "$HOME"/.goenv/versions/* \
    "$HOME"/.asdf/installs/golang/*/go "${modules:-/nonexistent}"/golang.org/toolchain@*; do
    if [ -d "$t" ]; then found "$t/bin/go"; tree "$t"; fi
  done
fi
echo end
