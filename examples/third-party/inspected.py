"""One line of what `slipway inspect --format json` says, and an end with 1 where it does not know."""

import json
import sys

binary = json.load(sys.stdin)["binaries"][0]
info = binary.get("buildInfo", {})
code = binary.get("code", {})
dynamic = binary["interpreter"] != ""

unknown = [
    what
    for what, is_known in {
        "Go version": info.get("GoVersion", "").startswith("go1."),
        "modules": info.get("Main", {}).get("Version") == sys.argv[1] and info.get("Deps"),
        "settings": {"GOARCH", "GOOS", "CGO_ENABLED"} <= {one["Key"] for one in info.get("Settings", [])},
        "link mode": binary["linkage"],
        "libraries": bool(binary["needed"]) == (binary["linkage"] == "dynamic"),
        "versions": not binary["needed"]
        or (binary["versions"] and all(need["version"] and need["symbols"] for need in binary["versions"])),
        "functions": code.get("functions", 0) > 1000 and code.get("packages") and code.get("largest"),
    }.items()
    if not is_known
]

modes = [binary["linkage"], "PIE" if binary["pie"] else "", "stripped" if binary["stripped"] else ""]
highest = [need["version"] for need in binary["versions"] if need["version"].startswith("GLIBC_")]
print(
    "%-28s %-9s %-9s %8.1f %8d %10d  %-34s %s"
    % (
        binary["file"].rsplit("/", 1)[1],
        sys.argv[1],
        info.get("GoVersion", "?"),
        binary["size"] / 1e6,
        len(info.get("Deps", [])),
        code.get("functions", 0),
        ", ".join(mode for mode in modes if mode),
        ", ".join(binary["needed"] + highest) or ("the loader" if dynamic else "nothing"),
    )
)
if unknown:
    sys.exit("not known of %s: %s" % (binary["file"], ", ".join(unknown)))
