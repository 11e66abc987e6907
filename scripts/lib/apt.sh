# SPDX-License-Identifier: GPL-2.0
# shellcheck shell=bash
# Packages of any Debian architecture without telling the host's dpkg about
# it: each architecture has a private apt root in the cache (own lists, own,
# empty, package database), and packages are extracted, never installed.
# Needs common.sh.
# shellcheck disable=SC2154

# The guests' user space comes from here; every line of kernels.tbl may add
# suites of its own.
apt_guest_suites="bookworm bookworm-updates bookworm-security"
apt_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# apt_uri SUITE: the mirror this host already uses for SUITE, or Debian's
apt_uri() {
	local uri
	# shellcheck disable=SC2016
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
	} | grep -vx host | sort -u
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
	# as options, because those overrule what the host's apt.conf.d says;
	# a proxy set there stays in force
	sed 's/^/-o\n/' >"$dir/options" <<-EOO
		APT::Architecture=$arch
		APT::Architectures=$arch
		APT::Default-Release=/^(${apt_guest_suites// /|})\$/
		APT::Sandbox::User=$(id -un)
		Acquire::Languages=none
		Acquire::GzipIndexes=false
		Dir::Etc::sourcelist=$dir/sources.list
		Dir::Etc::sourceparts=/dev/null
		Dir::Etc::preferences=/dev/null
		Dir::Etc::preferencesparts=/dev/null
		Dir::State=$dir
		Dir::State::lists=$dir/lists
		Dir::State::status=$dir/status
		Dir::Cache=$dir
		Dir::Cache::archives=$dir/archives
		Dir::Cache::pkgcache=$dir/pkgcache.bin
		Dir::Cache::srcpkgcache=$dir/srcpkgcache.bin
	EOO
}

# apt_run DIR COMMAND [ARG...]: run an apt command in the private root DIR
apt_run() {
	local options
	mapfile -t options <"$1/options"
	"$2" "${options[@]}" "${@:3}"
}

# apt_root ARCH: print the private apt root of ARCH, its lists at most a day
# old where the network allows. Every set of suites has one of its own, since
# checkouts of different age share the cache.
apt_root() {
	local dir stamp lock
	dir=$cache/apt/$1-$(apt_suites | cat - "${BASH_SOURCE[0]}" | cksum | cut -d' ' -f1)
	stamp=$dir/updated
	mkdir -p "$dir"
	exec {lock}>"$dir/lock"
	flock "$lock"
	if [ ! -e "$stamp" ] || [ -n "$(find "$stamp" -mtime +0)" ]; then
		say "fetching the package lists for $1"
		apt_configure "$1" "$dir"
		if apt_run "$dir" apt-get -qq update >&2; then
			touch "$stamp"
		elif compgen -G "$dir/lists/*_Packages" >/dev/null; then
			say "cannot refresh all package lists: going on with what" \
				"there is, next try in an hour"
			touch -d "23 hours ago" "$stamp"
		else
			die "cannot fetch package lists: is there a network?"
		fi
	fi
	exec {lock}>&-
	echo "$dir"
}

# apt_for ARCH COMMAND...: run an apt command in the private root of ARCH
apt_for() {
	local dir
	dir=$(apt_root "$1") || return
	shift
	apt_run "$dir" "$@"
}

# apt_closure ARCH SUITE PACKAGE...: print PACKAGEs and what they depend on, each
# with its version, as SUITE has them
apt_closure() {
	apt_for "$1" apt-get -s -t "$2" --no-install-recommends install "${@:3}" |
		awk '/^Inst / { sub(/\(/, "", $3); print $2 "=" $3 }'
}

# apt_newest ARCH PACKAGE: print the version of PACKAGE to take
apt_newest() {
	local version
	version=$(apt_for "$1" apt-cache show --no-all-versions "$2" 2>/dev/null |
		sed -n 's/^Version: //p')
	[ -n "$version" ] || die "no package $2 in: $(apt_suites | xargs)"
	echo "$version"
}

# apt_quiet: how much apt is to say: nothing if nobody watches it
apt_quiet() {
	[ -t 2 ] || echo -qq
}

# apt_extract ARCH DIR PACKAGE[=VERSION]...: fetch and unpack into DIR
apt_extract() {
	local arch=$1 dir=$2 fetch deb
	shift 2
	fetch=$(mktemp -d "$dir/fetch.XXXXXX")
	# shellcheck disable=SC2046
	(cd "$fetch" && apt_for "$arch" apt-get $(apt_quiet) download "$@" >&2)
	for deb in "$fetch"/*.deb; do
		dpkg-deb -x "$deb" "$dir"
	done
	rm -rf "$fetch"
}
