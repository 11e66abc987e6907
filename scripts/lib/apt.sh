# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Packages of any Debian architecture without telling the host's dpkg about
# it: each architecture has a private apt root in the cache (own lists, own,
# empty, package database), and packages are extracted, never installed.
# Needs common.sh.

# The guests' user space comes from here; every line of kernels.tbl may add
# suites of its own.
apt_guest_suites="bookworm bookworm-updates bookworm-security"
apt_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# apt_uri SUITE: the mirror this host already uses for SUITE, or Debian's
apt_uri() {
	local uri
	uri=$(apt-get indextargets --format '$(RELEASE) $(ORIGIN) $(REPO_URI)' \
		'Created-By: Packages' 2>/dev/null |
		awk -v suite="$1" '$1 == suite && $2 == "Debian" { print $3; exit }')
	case $1 in
	*-security) echo "${uri:-http://deb.debian.org/debian-security}" ;;
	*) echo "${uri:-http://deb.debian.org/debian}" ;;
	esac
}

apt_suites() {
	{
		tr ' ' '\n' <<<"$apt_guest_suites"
		rows "$top/scripts/vm/kernels.tbl" | cut -f2- | tr -s '\t ' '\n'
	} | sort -u
}

# apt_configure ARCH DIR: fill DIR with a private apt root
apt_configure() {
	local arch=$1 dir=$2 suite
	[ -r "$apt_keyring" ] || die "no $apt_keyring: install debian-archive-keyring"
	mkdir -p "$dir"/{lists/partial,archives/partial}
	: >"$dir/status"
	for suite in $(apt_suites); do
		echo "deb [signed-by=$apt_keyring] $(apt_uri "$suite") $suite main"
	done >"$dir/sources.list"
	cat >"$dir/apt.conf" <<-EOC
		APT::Architecture "$arch";
		APT::Architectures { "$arch"; };
		APT::Default-Release "/^(${apt_guest_suites// /|})$/";
		APT::Sandbox::User "$(id -un)";
		Acquire::Languages "none";
		Dir::Etc::sourcelist "$dir/sources.list";
		Dir::Etc::sourceparts "/dev/null";
		Dir::Etc::preferences "/dev/null";
		Dir::Etc::preferencesparts "/dev/null";
		Dir::State "$dir";
		Dir::State::lists "$dir/lists";
		Dir::State::status "$dir/status";
		Dir::Cache "$dir";
		Dir::Cache::archives "$dir/archives";
	EOC
}

# apt_root ARCH: print the private apt root of ARCH, its lists at most a day
# old where the network allows
apt_root() {
	local dir=$cache/apt/$1
	local stamp=$dir/updated sources lock
	mkdir -p "$dir"
	exec {lock}>"$dir/lock"
	flock "$lock"
	sources=$(apt_suites | cksum)
	if [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ] ||
	   [ -n "$(find "$stamp" -mtime +0)" ]; then
		say "fetching the package lists for $1"
		apt_configure "$1" "$dir"
		if APT_CONFIG=$dir/apt.conf apt-get -qq update >&2; then
			echo "$sources" >"$stamp"
		elif [ ! -e "$stamp" ]; then
			die "cannot fetch package lists: is there a network?"
		else
			say "cannot refresh the package lists: going on with the old ones"
		fi
	fi
	exec {lock}>&-
	echo "$dir"
}

# apt_for ARCH COMMAND...: run an apt command in the private root of ARCH
apt_for() {
	local dir
	dir=$(apt_root "$1")
	shift
	APT_CONFIG=$dir/apt.conf "$@"
}

# apt_extract ARCH DIR PACKAGE[=VERSION]...: fetch and unpack into DIR
apt_extract() {
	local arch=$1 dir=$2 fetch deb
	shift 2
	fetch=$(mktemp -d "$dir/fetch.XXXXXX")
	(cd "$fetch" && apt_for "$arch" apt-get -qq download "$@" >&2)
	for deb in "$fetch"/*.deb; do
		dpkg-deb -x "$deb" "$dir"
	done
	rm -rf "$fetch"
}
