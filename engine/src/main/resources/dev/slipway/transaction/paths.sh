# What lies where on a server, and the few ways in which it is written.
# $service is set before these lines are read. POSIX sh: dash, busybox sh, bash.

unit=$service.service
unit_file=/etc/systemd/system/$unit
home=/opt/$service                     # releases/ID/SERVICE and current -> releases/ID
environment=/etc/$service              # environment files
state=/var/lib/slipway/$service        # what Slipway knows: 0700, root
guard=$state/guard                     # lock, restore, saved/, pending -> confirmed | restored
run=/run/slipway/$service              # gone after a reboot, and should be
deadline=slipway-guard-$service        # -TOKEN.service: sleeps until it is time to restore
boot_guard=/etc/systemd/system/slipway-guard@.service
boot_link=/etc/systemd/system/multi-user.target.wants/slipway-guard@$service.service

# put PATH MODE: standard input becomes the file. A cut at any moment leaves the old bytes or the new
# ones: a rename without fsync of the file can bring back a file of 0 bytes (ext4, measured), and
# without fsync of the directory the rename itself can be taken back.
put() {
	rm -f "$1.slipway-new"
	if (umask 077 && cat >"$1.slipway-new") && chmod "$2" "$1.slipway-new" && sync "$1.slipway-new"; then
		mv -fT "$1.slipway-new" "$1" && sync "${1%/*}"
	else
		rm -f "$1.slipway-new"
		return 1
	fi
}

# point LINK TARGET: the symlink leads to TARGET, without a moment in which it leads nowhere.
# busybox's ln -sf removes first; this is one rename everywhere.
point() {
	rm -f "$1.slipway-new"
	ln -s "$2" "$1.slipway-new" && mv -fT "$1.slipway-new" "$1" && sync "${1%/*}"
}

# note EVENT TEXT: one line of the journal: UTC time, fencing token, event, text.
note() {
	printf '%s\t%s\t%s\t%s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "${token:-${p_token:-0}}" "$1" "$2" >>"$state/journal"
}

# field FILE KEY: the value of the line KEY=VALUE into $value; empty when there is none.
field() {
	value=
	[ -r "$1" ] || return 0
	while IFS= read -r field_line; do
		case $field_line in "$2="*) value=${field_line#*=} ;; esac
	done <"$1"
}

# unit_links: every symlink that enables the unit or is another name of it, one a line.
# The columns of ls before the path hold no slash, so the path begins at the first one.
unit_links() {
	find /etc/systemd/system -maxdepth 2 -type l -exec ls -ld {} + 2>/dev/null | grep -F "$unit" |
		while IFS= read -r link_line; do
			link_path=/${link_line#*/}
			link_target=${link_path##* -> }
			link_path=${link_path%% -> *}
			[ "$link_path" != "$unit_file" ] || continue
			case $link_path,$link_target in */"$unit",* | *,*/"$unit" | *,"$unit") printf '%s\n' "$link_path" ;; esac
		done
}

# drop_ins: the unit's own drop-in files, one a line. Only a reload tells systemd 247 and 252 of them.
drop_ins() {
	for drop_in in /etc/systemd/system/"$unit".d/*.conf /run/systemd/system/"$unit".d/*.conf /usr/lib/systemd/system/"$unit".d/*.conf; do
		[ ! -f "$drop_in" ] || printf '%s\n' "$drop_in"
	done
}

# unit_print: a hash over the unit and its drop-ins as they lie on disk.
unit_print() {
	{
		cat "$unit_file"
		drop_ins | while IFS= read -r print_path; do printf '\n%s\n' "$print_path" && cat "$print_path"; done
	} 2>/dev/null | sha256sum | cut -c1-64
}
