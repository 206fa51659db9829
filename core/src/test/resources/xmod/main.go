// Answers questions about modules with golang.org/x/mod: one question a line, its words in
// hexadecimal; one line for each answer.
package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
	"golang.org/x/mod/semver"
	"golang.org/x/mod/sumdb/dirhash"
	modzip "golang.org/x/mod/zip"
)

func main() {
	in := bufio.NewReader(os.Stdin)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		words := strings.Split(strings.TrimSuffix(line, "\n"), " ")
		for i := 1; i < len(words); i++ {
			b, err := hex.DecodeString(words[i])
			if err != nil {
				panic(err)
			}
			words[i] = string(b)
		}
		fmt.Fprintln(out, answer(words[0], words[1:]))
	}
}

func answer(question string, w []string) string {
	switch question {
	case "version":
		v := w[0]
		return strings.Join([]string{module.CanonicalVersion(v), semver.Major(v), semver.Prerelease(v), semver.Build(v)}, " ")
	case "compare":
		return fmt.Sprint(semver.Compare(w[0], w[1]))
	case "pseudo":
		return pseudo(w[0])
	case "path":
		return fmt.Sprint(module.CheckPath(w[0]) == nil, module.CheckImportPath(w[0]) == nil, module.CheckFilePath(w[0]) == nil)
	case "split":
		prefix, major, ok := module.SplitPathVersion(w[0])
		if !ok {
			return "none"
		}
		return hex.EncodeToString([]byte(prefix)) + " " + hex.EncodeToString([]byte(major)) + " " + fmt.Sprint(module.MatchPathMajor(w[1], major))
	case "check":
		return fmt.Sprint(module.Check(w[0], w[1]) == nil)
	case "escape":
		return strings.Join([]string{text(module.EscapePath(w[0])), text(module.EscapeVersion(w[0])), text(module.UnescapePath(w[0])), text(module.UnescapeVersion(w[0]))}, " ")
	case "match":
		return fmt.Sprint(module.MatchPrefixPatterns(w[0], w[1]))
	case "order":
		return order(module.Version{Path: w[0], Version: w[1]}, module.Version{Path: w[2], Version: w[3]})
	case "hash":
		return hash(w)
	case "zip":
		return checkZip(w)
	case "gomod":
		f, err := modfile.Parse("go.mod", []byte(w[0]), nil)
		return goMod(f, err)
	case "dependency":
		f, err := modfile.ParseLax("go.mod", []byte(w[0]), nil)
		return goMod(f, err)
	case "gowork":
		return goWork(w[0])
	case "runes":
		return runes()
	}
	panic("unknown question " + question)
}

func text(s string, err error) string {
	if err != nil {
		return "none"
	}
	return "=" + hex.EncodeToString([]byte(s))
}

func pseudo(v string) string {
	if !module.IsPseudoVersion(v) {
		return "none"
	}
	when := "none"
	if t, err := module.PseudoVersionTime(v); err == nil {
		when = strconv.FormatInt(t.Unix(), 10)
	}
	rev, _ := module.PseudoVersionRev(v)
	return when + " " + rev + " " + text(module.PseudoVersionBase(v))
}

func order(a, b module.Version) string {
	one, other := []module.Version{a, b}, []module.Version{b, a}
	module.Sort(one)
	module.Sort(other)
	switch {
	case one[0] == a && other[0] == a:
		return "-1"
	case one[0] == b && other[0] == b:
		return "1"
	}
	return "0"
}

// hash takes names, each with its content behind it.
func hash(w []string) string {
	var names []string
	contents := map[string]string{}
	for i := 0; i < len(w); i += 2 {
		names = append(names, w[i])
		contents[w[i]] = w[i+1]
	}
	h, err := dirhash.Hash1(names, func(name string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(contents[name])), nil
	})
	if err != nil {
		return "none"
	}
	return h
}

// checkZip takes path, version, then names with their sizes; the zip only claims the sizes.
func checkZip(w []string) string {
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for i := 2; i < len(w); i += 2 {
		size, err := strconv.ParseUint(w[i+1], 10, 64)
		if err != nil {
			panic(err)
		}
		if _, err := zw.CreateRaw(&zip.FileHeader{Name: w[i], UncompressedSize64: size}); err != nil {
			panic(err)
		}
	}
	if err := zw.Close(); err != nil {
		panic(err)
	}
	file := filepath.Join(os.TempDir(), fmt.Sprintf("xmod-%d.zip", os.Getpid()))
	if err := os.WriteFile(file, buf.Bytes(), 0o666); err != nil {
		panic(err)
	}
	defer os.Remove(file)
	checked, err := modzip.CheckZip(module.Version{Path: w[0], Version: w[1]}, file)
	if err != nil && checked.SizeError == nil && len(checked.Invalid) == 0 {
		return "module"
	}
	var answer []string
	for _, invalid := range checked.Invalid {
		answer = append(answer, hex.EncodeToString([]byte(invalid.Path)))
	}
	if checked.SizeError != nil {
		answer = append(answer, "size")
	}
	return strings.Join(answer, " ")
}

// runes says of each code point whether it is a letter (L), something else (A) or nothing yet (-),
// then of those that fold which one stands for all that fold alike.
func runes() string {
	var kinds, folds strings.Builder
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch {
		case unicode.IsLetter(r):
			kinds.WriteByte('L')
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z):
			kinds.WriteByte('A')
		default:
			kinds.WriteByte('-')
		}
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		if unicode.SimpleFold(r) != r {
			fmt.Fprintf(&folds, " %d:%d", r, least)
		}
	}
	return kinds.String() + folds.String()
}

// part writes one directive: its line, then its words in hexadecimal.
func part(verb string, line *modfile.Line, words ...string) string {
	s := " " + verb + ":" + strconv.Itoa(line.Start.Line)
	for _, word := range words {
		s += ":" + hex.EncodeToString([]byte(word))
	}
	return s
}

func goMod(f *modfile.File, err error) string {
	if err != nil {
		return "none"
	}
	s := "read"
	if f.Module != nil {
		s += part("module", f.Module.Syntax, f.Module.Mod.Path, f.Module.Deprecated)
	}
	s += versions(f.Go, f.Toolchain, f.Godebug)
	for _, r := range f.Require {
		s += part("require", r.Syntax, r.Mod.Path, r.Mod.Version, fmt.Sprint(r.Indirect))
	}
	s += replaces(f.Replace)
	for _, x := range f.Exclude {
		s += part("exclude", x.Syntax, x.Mod.Path, x.Mod.Version)
	}
	for _, r := range f.Retract {
		s += part("retract", r.Syntax, r.Low, r.High, r.Rationale)
	}
	return s
}

func goWork(text string) string {
	f, err := modfile.ParseWork("go.work", []byte(text), nil)
	if err != nil {
		return "none"
	}
	s := "read" + versions(f.Go, f.Toolchain, f.Godebug)
	for _, u := range f.Use {
		s += part("use", u.Syntax, u.Path)
	}
	return s + replaces(f.Replace)
}

func versions(g *modfile.Go, t *modfile.Toolchain, debugs []*modfile.Godebug) string {
	s := ""
	if g != nil {
		s += part("go", g.Syntax, g.Version)
	}
	if t != nil {
		s += part("toolchain", t.Syntax, t.Name)
	}
	for _, d := range debugs {
		s += part("godebug", d.Syntax, d.Key+"="+d.Value)
	}
	return s
}

func replaces(all []*modfile.Replace) string {
	s := ""
	for _, r := range all {
		s += part("replace", r.Syntax, r.Old.Path, r.Old.Version, r.New.Path, r.New.Version)
	}
	return s
}
