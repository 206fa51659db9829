// Trial is a service that behaves as it is told at build time: well, or in one of the ways in which
// releases go wrong.
package main

import (
	"fmt"
	"net/http"
	"os"
	"time"
)

// Set by -ldflags "-X main.version=… -X main.mode=… -X main.port=…".
var version, mode, port = "1", "well", "8080"

func explode() { panic("the trial explodes") }

func main() {
	switch mode {
	case "panics":
		explode()
	case "panics-later":
		time.AfterFunc(3*time.Second, explode)
	case "exits":
		os.Exit(3)
	case "deaf":
		select {}
	case "slow":
		time.Sleep(2 * time.Second)
	}
	http.HandleFunc("/healthz", func(w http.ResponseWriter, r *http.Request) {
		if mode == "sick" {
			http.Error(w, "no database", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintf(w, "ok %s %s\n", version, os.Getenv("NAME"))
	})
	if err := http.ListenAndServe(":"+port, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
