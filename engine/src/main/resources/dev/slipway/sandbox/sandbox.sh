# What the sandbox does as root, in one POSIX script: sh -c SCRIPT sandbox LABEL RUN DATA VERB ARGUMENT...
#
#   up NAME IMAGE SUITE SUBNET OPT_KIB BIND_CGROUP_ROOT...   sets one server up and starts it
#   down NAME CGROUP_ROOT...                                 takes it away, whatever of it is there
#   down-all CGROUP_ROOT...                                  takes away everything of every server
#   power-cut NAME CGROUP_ROOT...                            kills it hard; its keeper starts it again
#
# Whatever is made carries the label and the server's name (directories, network namespace, cgroups)
# or number (network device), so that `down` needs no record of what a killed `up` got done.
# The lock is a descriptor that every child inherits: it is free when the last of them has ended,
# not when the client dies. Standard output: one line "step WORD" each step, for the error message.
set -eu
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
label=$1 run=$2 data=$3 verb=$4
shift 4
bridge=${label}0 tree=$label-sandbox

step() { printf 'step %s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

lock() {
  mkdir -p "$run" "$data"
  exec 9>>"$run/lock"
  flock -w 120 9 || fail "another sandbox command has held $run/lock for two minutes"
  # A client that died while this waited gets nothing: it could never be told about it.
  read -r _ _ _ parent _ <"/proc/$$/stat"
  [ "$parent" = "$PPID" ] || exit 0
}

# ---- the network: a bridge with a fixed address (else it takes that of its lowest port, and every
# ---- neighbour entry goes stale when a server comes or goes), a namespace and a pair of devices each

bridge_up() {
  [ -e "/sys/class/net/$bridge" ] || ip link add "$bridge" address 02:73:6c:69:70:01 type bridge
  ip -4 addr show dev "$bridge" | grep -q "inet $1\\.1/" || ip addr add "$1.1/24" dev "$bridge"
  ip link set "$bridge" up
}

# The next free number after the one given out last: a number rests as long as possible.
next_number() {
  number=$(cat "$run/last-number" 2>/dev/null || echo 9)
  tries=0
  while [ "$tries" -lt 240 ]; do
    tries=$((tries + 1)) number=$((number + 1))
    [ "$number" -le 250 ] || number=10
    [ ! -e "/sys/class/net/$label-$number" ] || continue
    cat "$run"/*/address 2>/dev/null | grep -qxF "$1.$number" && continue
    printf '%s\n' "$number" >"$run/last-number"
    return 0
  done
  fail "all addresses of $1.0/24 are taken: take servers down with 'slipway sandbox down --all'"
}

network_up() {
  ip neigh flush to "$3" dev "$bridge"
  ip netns add "$label-$1"
  ip link add "$label-$2" type veth peer name eth0 address "$(printf '02:73:6c:69:71:%02x' "$2")" netns "$label-$1"
  ip link set "$label-$2" master "$bridge" up
  ip -n "$label-$1" link set lo up
  ip -n "$label-$1" addr add "$3/24" dev eth0
  ip -n "$label-$1" link set eth0 up
}

# A device may go by itself meanwhile: the kernel takes a namespace apart in the background.
device_down() { ip link del "$1" 2>/dev/null || [ ! -e "/sys/class/net/$1" ]; }

network_down() {
  if [ -s "$run/$1/address" ]; then
    device_down "$label-$(sed 's/.*\.//' "$run/$1/address")"
  fi
  if [ -e "/run/netns/$label-$1" ]; then ip netns del "$label-$1"; fi
}

# ---- cgroups: one of its own for each server in every tree, else nspawn puts all servers into one
# ---- and stopping a unit on one waits for the processes of the others

cgroups_up() {
  name=$1
  shift
  for root; do
    mkdir -p "$root/$tree/$name/keeper" "$root/$tree/$name/server"
    # Controllers only where this is the v2 tree and they are there to give.
    for level in "$root" "$root/$tree" "$root/$tree/$name"; do
      [ -e "$level/cgroup.subtree_control" ] || continue
      for controller in cpu memory pids io; do
        (printf '+%s' "$controller" >"$level/cgroup.subtree_control") 2>/dev/null || :
      done
    done
  done
}

processes() { find "$@" -name cgroup.procs -exec cat {} + 2>/dev/null || :; }

cgroup_kill() { # DIRECTORY: every process in and below it, until none is left
  [ -d "$1" ] || return 0
  tries=0
  while [ -n "$(processes "$1")" ]; do
    [ "$tries" -lt 500 ] || fail "processes of $1 do not die: $(processes "$1" | tr '\n' ' ')"
    tries=$((tries + 1))
    # cgroup.kill came with Linux 5.14
    if [ -e "$1/cgroup.kill" ]; then printf 1 >"$1/cgroup.kill"; else processes "$1" | xargs -r kill -KILL 2>/dev/null || :; fi
    sleep 0.02
  done
}

cgroups_down() {
  name=$1
  shift
  for root; do cgroup_kill "$root/$tree/$name"; done
  for root; do
    [ ! -d "$root/$tree/$name" ] || find "$root/$tree/$name" -depth -type d -exec rmdir {} +
    rmdir "$root/$tree" 2>/dev/null || : # where it was the last
  done
}

# ---- the disk: an overlay on the image, and what makes this server this server

disk_up() { # NAME IMAGE OPT_KIB
  mkdir -p "$data/$1/upper" "$data/$1/work" "$data/$1/root"
  mount -t overlay -o "lowerdir=$2,upperdir=$data/$1/upper,workdir=$data/$1/work" "$tree" "$data/$1/root"
  [ "$3" = 0 ] || {
    mkdir "$data/$1/opt"
    mount -t tmpfs -o "size=$3k,mode=755" "$tree" "$data/$1/opt"
  }
}

disk_down() {
  for mounted in opt root; do
    # More than once when two were stacked by a hand; lazily when someone stands in it.
    while mountpoint -q "$data/$1/$mounted" 2>/dev/null; do
      umount "$data/$1/$mounted" 2>/dev/null || umount -l "$data/$1/$mounted"
    done
  done
  rm -rf "${data:?}/$1"
}

identity() { # NAME ADDRESS
  root=$data/$1/root
  printf '%s\n' "$1" >"$root/etc/hostname"
  # Without its own name here every sudo waits for a resolver that is not there.
  printf '127.0.0.1 localhost\n::1 localhost\n%s %s\n' "$2" "$1" >"$root/etc/hosts"
  for type in ed25519 ecdsa; do
    ssh-keygen -q -t "$type" -N '' -C "root@$1" -f "$root/etc/ssh/ssh_host_${type}_key"
    printf '%s,%s %s\n' "$1" "$2" "$(cut -d ' ' -f 1,2 "$root/etc/ssh/ssh_host_${type}_key.pub")"
  done >"$run/$1/known_hosts"
  ssh-keygen -q -t ed25519 -N '' -C "slipway sandbox $1" -f "$run/$1/key"
  install -d -m 700 "$root/root/.ssh"
  install -m 600 "$run/$1/key.pub" "$root/root/.ssh/authorized_keys"
}

# Standard input: lines USER:PASSWORD; without a password sudo asks for none.
sudo_users() { # NAME
  root=$data/$1/root
  while IFS=: read -r user password; do
    chroot "$root" useradd --create-home --shell /bin/bash "$user"
    if [ -n "$password" ]; then
      printf '%s:%s\n' "$user" "$password" | chroot "$root" chpasswd
      printf '%s ALL=(ALL:ALL) ALL\n' "$user" >"$root/etc/sudoers.d/$user"
    else
      printf '%s ALL=(ALL:ALL) NOPASSWD: ALL\n' "$user" >"$root/etc/sudoers.d/$user"
    fi
    chmod 440 "$root/etc/sudoers.d/$user"
    install -d -m 700 "$root/home/$user/.ssh"
    install -m 600 "$run/$1/key.pub" "$root/home/$user/.ssh/authorized_keys"
    chroot "$root" chown -R "$user:$user" "/home/$user/.ssh"
  done
}

ssh_config() { # NAME ADDRESS
  cat >"$run/$1/ssh_config" <<END
Host $1
  HostName $2
  User root
  IdentityFile $run/$1/key
  IdentitiesOnly yes
  UserKnownHostsFile $run/$1/known_hosts
  StrictHostKeyChecking yes
END
  printf 'Include %s/*/ssh_config\n' "$run" >"$run/ssh_config.$$"
  mv "$run/ssh_config.$$" "$run/ssh_config"
}

# ---- the keeper: what a power supply and a reset line are to a real server

write_keeper() {
  cat >"$1" <<'END'
# Starts one sandbox server, and again after a reboot or a power cut; ends when it is powered off.
# sh keeper NAME MACHINE ROOT STATE OPT CGROUP...
name=$1 machine=$2 root=$3 state=$4 opt=$5
shift 5
trap '' HUP INT
boots=0 ended=0
while :; do
  boots=$((boots + 1))
  printf '%s\n' "$boots" >"$state/boots.new" && mv "$state/boots.new" "$state/boots"
  (
    for group; do mkdir -p "$group/server" && printf 0 >"$group/server/cgroup.procs"; done
    set -- --quiet --boot --register=no --keep-unit --settings=no --link-journal=no \
      --resolv-conf=off --timezone=off --console=read-only \
      --machine="$machine" --hostname="$name" --directory="$root" \
      --network-namespace-path="/run/netns/$machine" \
      --capability=CAP_NET_ADMIN,CAP_IPC_LOCK
    [ -z "$opt" ] || set -- "$@" --bind="$opt:/opt"
    # systemd 257 does not boot in the mixed hierarchy that nspawn would choose on a hybrid host.
    SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 exec systemd-nspawn "$@"
  )
  ended=$?
  printf 'keeper: systemd-nspawn ended with %s\n' "$ended"
  tries=0 # the switch is held until nothing runs any more; a client may die with its hand on it
  while [ -e "$state/power-cut" ] && [ "$tries" -lt 500 ]; do tries=$((tries + 1)) && sleep 0.02; done
  if [ -e "$state/power-cut" ] || [ -e "$state/power-cut-done" ]; then
    rm -f "$state/power-cut" "$state/power-cut-done"
    for group; do find "$group/server" -mindepth 1 -depth -type d -exec rmdir {} +; done
  elif [ "$ended" != 133 ]; then # 133: rebooted from inside (systemd, nspawn.c)
    break
  fi
done
END
}

start() { # NAME CGROUP_ROOT...
  name=$1 opt=
  shift
  [ ! -d "$data/$name/opt" ] || opt=$data/$name/opt
  write_keeper "$run/$name/keeper"
  (
    for root; do
      printf 0 >"$root/$tree/$name/keeper/cgroup.procs"
      set -- "$@" "$root/$tree/$name"
      shift
    done
    exec 9>&-
    exec setsid sh "$run/$name/keeper" "$name" "$label-$name" "$data/$name/root" "$run/$name" "$opt" "$@"
  ) </dev/null >"$run/$name/console.log" 2>&1 &
}

up() {
  name=$1 image=$2 suite=$3 subnet=$4 opt_kib=$5
  shift 5
  lock
  if [ -e "$run/$name" ] || [ -e "$data/$name" ]; then
    fail "a server $name exists already: take it down with 'slipway sandbox down $name'"
  fi
  started=no
  trap '[ "$started" = yes ] || remove "$name" "$@"' EXIT
  trap 'exit 130' INT HUP TERM # the shell leaves out the line above when a signal ends it
  step state
  mkdir "$run/$name"
  step network
  bridge_up "$subnet"
  next_number "$subnet"
  address=$subnet.$number
  printf '%s\n' "$address" >"$run/$name/address"
  printf '%s\n' "$suite" >"$run/$name/suite"
  network_up "$name" "$number" "$address"
  step disk
  disk_up "$name" "$image" "$opt_kib"
  step identity
  identity "$name" "$address"
  sudo_users "$name"
  ssh_config "$name" "$address"
  step cgroups
  cgroups_up "$name" "$@"
  step start
  start "$name" "$@"
  started=yes
}

remove() { # NAME CGROUP_ROOT...
  gone=$1
  shift
  cgroups_down "$gone" "$@"
  # nspawn leaves it when it is killed
  rmdir "/run/systemd/nspawn/propagate/$label-$gone" 2>/dev/null || :
  disk_down "$gone"
  network_down "$gone"
  rm -rf "${run:?}/$gone"
}

# When no server is left, the bridge has nothing to join.
bridge_down() {
  for device in "/sys/class/net/$label"-*; do
    [ ! -e "$device" ] || return 0
  done
  device_down "$bridge"
}

down() {
  lock
  remove "$@"
  bridge_down
  printf 'down %s\n' "$gone"
}

every_name() { # CGROUP_ROOT...
  {
    find "$run" "$data" -mindepth 1 -maxdepth 1 -type d -printf '%f\n'
    for root; do
      [ ! -d "$root/$tree" ] || find "$root/$tree" -mindepth 1 -maxdepth 1 -type d -printf '%f\n'
    done
    [ ! -d /run/netns ] || find /run/netns -mindepth 1 -maxdepth 1 -name "$label-*" -printf '%f\n' | sed "s/^$label-//"
  } | sort -u
}

down_all() {
  lock
  for name in $(every_name "$@"); do
    remove "$name" "$@"
    printf 'down %s\n' "$name"
  done
  for device in "/sys/class/net/$label"-*; do
    device_down "${device##*/}"
  done
  bridge_down
  rm -f "$run/ssh_config" "$run"/ssh_config.*
}

power_cut() {
  name=$1
  shift
  : >"$run/$name/power-cut"
  for root; do cgroup_kill "$root/$tree/$name/server"; done
  mv "$run/$name/power-cut" "$run/$name/power-cut-done"
}

case $verb in
up) ;;
*) trap '' INT HUP TERM ;; # what takes away goes through with it
esac
case $verb in
up) up "$@" ;;
down) down "$@" ;;
down-all) down_all "$@" ;;
power-cut) power_cut "$@" ;;
*) fail "unknown verb $verb" ;;
esac
