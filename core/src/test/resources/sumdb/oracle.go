// Builds a checksum database with golang.org/x/mod and prints what it serves, what it proves and
// what Go's own client makes of honest and of damaged copies. Fields are separated by spaces.
package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand"
	"net/http/httptest"
	"os"
	"sort"
	"strings"

	"golang.org/x/mod/module"
	"golang.org/x/mod/sumdb"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const name = "sum.example.com"

var (
	sizes  = []int64{1, 2, 3, 4, 7, 15, 16, 17, 64, 255, 256, 257, 513, 1000, 1023, 1500, 2049, 3000}
	random = rand.New(rand.NewSource(7))
	out    = bufio.NewWriter(os.Stdout)
	vkey   string
)

func b64(b []byte) string {
	if len(b) == 0 {
		return "-"
	}
	return base64.StdEncoding.EncodeToString(b)
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func get[T any](value T, err error) T {
	check(err)
	return value
}

// A log is a database with its state at each of the sizes.
type log struct {
	name   string
	server *sumdb.TestServer
	states map[int64]*state
}

type state struct {
	size    int64
	note    []byte
	tiles   map[string][]byte
	answers map[int64][]byte
}

func mod(i int64) module.Version {
	return module.Version{Path: fmt.Sprintf("example.com/m%d", i), Version: fmt.Sprintf("v1.%d.0", i%7)}
}

// newLog has other records than the honest log from that one on.
func newLog(name, skey string, differs int64) *log {
	gosum := func(path, vers string) ([]byte, error) {
		var i int64
		fmt.Sscanf(path, "example.com/m%d", &i)
		mark := "honest"
		if i >= differs {
			mark = "forked"
		}
		h := tlog.RecordHash([]byte(mark + path + vers))
		text := fmt.Sprintf("%s %s h1:%s\n%s %s/go.mod h1:%s\n", path, vers, h, path, vers, h)
		return []byte(text), nil
	}
	return &log{name, sumdb.NewTestServer(skey, gosum), map[int64]*state{}}
}

func (l *log) reader(t tlog.Tree, h int) *tiles { return &tiles{l.states[t.N].tiles, h, nil} }

func (l *log) build(heights []int) {
	ctx := context.Background()
	served := sumdb.NewServer(l.server)
	var n int64
	for _, size := range sizes {
		for ; n < size; n++ {
			get(l.server.Lookup(ctx, mod(n)))
		}
		s := &state{size, get(l.server.Signed(ctx)), map[string][]byte{}, map[int64][]byte{}}
		l.states[size] = s
		fmt.Fprintln(out, "note", l.name, size, b64(s.note))
		for _, h := range heights {
			if h < 8 && size > 600 {
				continue
			}
			for _, tile := range tlog.NewTiles(h, 0, size) {
				s.tiles[tile.Path()] = fetch(served, "/"+tile.Path())
				fmt.Fprintln(out, "tile", l.name, size, tile.Path(), b64(s.tiles[tile.Path()]))
			}
		}
		for _, id := range []int64{0, size / 3, size / 2, size - 1} {
			m := mod(id)
			s.answers[id] = fetch(served, "/lookup/"+m.String())
			fmt.Fprintln(out, "answer", l.name, size, m.Path, m.Version, b64(s.answers[id]))
		}
	}
}

func fetch(server *sumdb.Server, path string) []byte {
	w := httptest.NewRecorder()
	server.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	if w.Code != 200 {
		panic(path + ": " + w.Body.String())
	}
	return w.Body.Bytes()
}

// tiles remembers what it was asked for.
type tiles struct {
	data   map[string][]byte
	height int
	asked  []string
}

func (t *tiles) Height() int                     { return t.height }
func (t *tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t *tiles) ReadTiles(l []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range l {
		t.asked = append(t.asked, tile.Path())
		b, ok := t.data[tile.Path()]
		if !ok {
			return nil, errors.New("no tile " + tile.Path())
		}
		data = append(data, b)
	}
	return data, nil
}

func treeOf(msg []byte) tlog.Tree {
	n := get(note.Open(msg, note.VerifierList(get(note.NewVerifier(vkey)))))
	return get(tlog.ParseTree([]byte(n.Text)))
}

func joined[T any](list []T) string {
	var words []string
	for _, e := range list {
		words = append(words, fmt.Sprint(e))
	}
	if len(words) == 0 {
		return "-"
	}
	return strings.Join(words, ",")
}

func unique(list []string) []string {
	seen := map[string]bool{}
	var kept []string
	for _, s := range list {
		if !seen[s] {
			kept = append(kept, s)
		}
		seen[s] = true
	}
	sort.Strings(kept)
	return kept
}

func (l *log) proofs() {
	for i := 0; i < 300; i++ {
		s := l.states[sizes[random.Intn(len(sizes))]]
		tree := treeOf(s.note)
		hr := tlog.TileHashReader(tree, l.reader(tree, 8))
		id, older := random.Int63n(s.size), 1+random.Int63n(s.size)
		leaf := get(hr.ReadHashes([]int64{tlog.StoredHashIndex(0, id)}))[0]
		p := get(tlog.ProveRecord(s.size, id, hr))
		check(tlog.CheckRecord(p, s.size, tree.Hash, id, leaf))
		fmt.Fprintln(out, "inclusion", s.size, tree.Hash, id, leaf, joined(p))
		h := get(tlog.TreeHash(older, hr))
		c := get(tlog.ProveTree(s.size, older, hr))
		check(tlog.CheckTree(c, s.size, tree.Hash, older, h))
		fmt.Fprintln(out, "consistency", s.size, tree.Hash, older, h, joined(c))
	}
}

// plans prints which tiles Go asks for to see that an older tree is a beginning and to check a record.
func (l *log) plans() {
	for i := 0; i < 400; i++ {
		h := []int{2, 3, 8}[i%3]
		newer := l.states[sizes[random.Intn(len(sizes))]]
		if h < 8 && newer.size > 600 {
			continue
		}
		older := l.states[sizes[random.Intn(len(sizes))]]
		if older.size > newer.size {
			continue
		}
		ids := []int64{0, newer.size / 3, newer.size / 2, newer.size - 1}
		id := ids[random.Intn(len(ids))]
		tree := treeOf(newer.note)
		r := l.reader(tree, h)
		hr := tlog.TileHashReader(tree, r)
		get(tlog.TreeHash(older.size, hr))
		get(hr.ReadHashes([]int64{tlog.StoredHashIndex(0, id)}))
		fmt.Fprintln(out, "plan", h, older.size, newer.size, id, joined(unique(r.asked)))
	}
}

// ops is what a client sees: files in memory, no cache.
type ops struct {
	latest []byte
	answer []byte
	tiles  map[string][]byte
}

func (o *ops) ReadRemote(path string) ([]byte, error) {
	if strings.HasPrefix(path, "/lookup/") {
		return o.answer, nil
	}
	if b, ok := o.tiles[path[1:]]; ok {
		return b, nil
	}
	return nil, errors.New("none")
}

func (o *ops) ReadConfig(file string) ([]byte, error) {
	if file == "key" {
		return []byte(vkey), nil
	}
	return o.latest, nil
}

func (o *ops) WriteConfig(file string, old, new []byte) error { o.latest = new; return nil }
func (o *ops) ReadCache(string) ([]byte, error)               { return nil, errors.New("none") }
func (o *ops) WriteCache(string, []byte)                      {}
func (o *ops) Log(string)                                     {}
func (o *ops) SecurityError(string)                           {}

func lookup(o ops, h int, m module.Version) (lines []string) {
	defer func() {
		if recover() != nil {
			lines = nil
		}
	}()
	c := sumdb.NewClient(&o)
	c.SetTileHeight(h)
	lines, err := c.Lookup(m.Path, m.Version)
	if err != nil {
		return nil
	}
	return lines
}

func damaged(b []byte) []byte {
	c := append([]byte{}, b...)
	if len(c) == 0 {
		return []byte("x")
	}
	i := random.Intn(len(c))
	switch random.Intn(6) {
	case 0:
		return c[:i]
	case 1:
		return append(c, c[i:]...)
	case 2:
		return append(c[:i:i], c[i+1:]...)
	case 3:
		c[i] = byte(random.Intn(256))
	case 4:
		return bytes.Replace(c, []byte("\n"), []byte("\n\n"), 1+random.Intn(3))
	default:
		c[i] ^= 1 << random.Intn(8)
	}
	return c
}

// scenarios prints a client's inputs, most of them damaged somewhere, and what Go's client makes of them.
func scenarios(honest, fork *log) {
	for i := 0; i < 900; i++ {
		h := []int{8, 8, 2}[i%3]
		pick := func() int64 {
			for {
				if n := sizes[random.Intn(len(sizes))]; h == 8 || n <= 600 {
					return n
				}
			}
		}
		from, known, answered := honest, pick(), pick()
		if random.Intn(8) == 0 {
			from = fork
		}
		s := from.states[answered]
		var ids []int64
		for id := range s.answers {
			ids = append(ids, id)
		}
		sort.Slice(ids, func(a, b int) bool { return ids[a] < ids[b] })
		id := ids[random.Intn(len(ids))]
		m := mod(id)
		o := ops{honest.states[known].note, s.answers[id], map[string][]byte{}}
		if random.Intn(5) == 0 {
			o.latest = nil
		}
		newest := s
		if o.latest != nil && known >= answered {
			newest = honest.states[known]
		}
		// When it begins, Go's client reads the tree it knows by that tree's own tiles.
		for _, tiles := range []map[string][]byte{honest.states[known].tiles, newest.tiles} {
			for path, data := range tiles {
				if strings.HasPrefix(path, fmt.Sprintf("tile/%d/", h)) {
					o.tiles[path] = data
				}
			}
		}
		asked := &tiles{o.tiles, h, nil}
		hr := tlog.TileHashReader(treeOf(newest.note), asked)
		if o.latest != nil {
			tlog.TreeHash(min(known, answered), hr)
		}
		hr.ReadHashes([]int64{tlog.StoredHashIndex(0, id)})
		paths := unique(asked.asked)
		switch random.Intn(8) {
		case 0:
			o.answer = damaged(o.answer)
		case 1:
			o.latest = damaged(o.latest)
		case 2, 3:
			p := paths[random.Intn(len(paths))]
			o.tiles[p] = damaged(o.tiles[p])
		case 4: // a hash that a forger would like to see
			p := paths[random.Intn(len(paths))]
			c := append([]byte{}, o.tiles[p]...)
			evil := tlog.RecordHash([]byte(m.Path + " " + m.Version + " h1:evil\n"))
			copy(c[32*random.Intn(len(c)/32):], evil[:])
			o.tiles[p] = c
		case 5:
			m = mod(ids[random.Intn(len(ids))])
		case 6:
			m.Version += "/go.mod"
		}
		var sent []string
		for _, p := range paths {
			sent = append(sent, p+"="+b64(o.tiles[p]))
		}
		fmt.Fprintln(out, "scenario", h, b64(o.latest), b64(o.answer), m.Path, m.Version,
			strings.Join(sent, ","), b64([]byte(strings.Join(lookup(o, h, m), "\n"))))
	}
}

// notes prints texts that are nearly notes, and what Go makes of them: bad, signed, unsigned, or lax when
// Go takes base64 that no encoder writes. Then the tree that the text speaks of.
func notes(honest *log, others ...[]byte) {
	for i := 0; i < 4000; i++ {
		msg := honest.states[sizes[random.Intn(len(sizes))]].note
		if i%2 == 0 {
			msg = signedBy(honest.states[1000].note, others)
		}
		for n := random.Intn(3); n > 0; n-- {
			msg = damaged(msg)
		}
		result, tree := opened(msg)
		fmt.Fprintln(out, "open", b64(msg), result, tree)
	}
}

// signedBy is the text of the first note with some of all their signature lines, or many.
func signedBy(honest []byte, others [][]byte) []byte {
	line := func(msg []byte) []byte { return msg[bytes.LastIndex(msg, []byte("\n\n"))+2:] }
	msg := append([]byte{}, honest[:len(honest)-len(line(honest))]...)
	lines := [][]byte{line(honest), line(honest), line(honest), line(honest)}
	for _, other := range others {
		lines = append(lines, line(other))
	}
	for n := count(); n > 0; n-- {
		msg = append(msg, lines[random.Intn(len(lines))]...)
	}
	return msg
}

// count is rarely as large as the most that Go reads, 100, or larger by one.
func count() int {
	if random.Intn(40) == 0 {
		return 99 + random.Intn(3)
	}
	return 1 + random.Intn(4)
}

func opened(msg []byte) (result, tree string) {
	n, err := note.Open(msg, note.VerifierList(get(note.NewVerifier(vkey))))
	var unverified *note.UnverifiedNoteError
	var invalid *note.InvalidSignatureError
	if errors.As(err, &invalid) {
		return "forged", "any"
	} else if errors.As(err, &unverified) {
		result, n = "unsigned", unverified.Note
	} else if err != nil {
		return "bad", "no"
	} else {
		result = "signed"
	}
	if !canonical(msg) {
		return "lax", "any"
	}
	t, err := tlog.ParseTree([]byte(n.Text))
	if err != nil {
		return result, "no"
	}
	if !bytes.HasPrefix([]byte(n.Text), tlog.FormatTree(t)) {
		return result, "lax"
	}
	return result, fmt.Sprintf("%d,%s", t.N, t.Hash)
}

func canonical(msg []byte) bool {
	for _, line := range strings.Split(string(msg[bytes.LastIndex(msg, []byte("\n\n"))+2:]), "\n") {
		if _, sig, ok := strings.Cut(strings.TrimPrefix(line, "— "), " "); ok {
			raw, _ := base64.StdEncoding.DecodeString(sig)
			if base64.StdEncoding.EncodeToString(raw) != sig {
				return false
			}
		}
	}
	return true
}

func records(honest *log) {
	for i := 0; i < 3000; i++ {
		s := honest.states[sizes[random.Intn(len(sizes))]]
		msg := append([]byte{}, s.answers[s.size-1]...)
		at := bytes.Index(msg, []byte("\n\n")) + 2
		msg = append(damaged(msg[:at]), msg[at:]...)
		id, text, rest, err := tlog.ParseRecord(msg)
		if err == nil && bytes.HasPrefix(msg, fmt.Appendf(nil, "%d\n", id)) && id >= 0 {
			_, tree := opened(rest)
			fmt.Fprintln(out, "record", b64(msg), id, b64(text), tree)
		} else {
			fmt.Fprintln(out, "record", b64(msg), -1, "-", "no")
		}
	}
}

func paths() {
	alphabet := []string{"tile", "/", "8", "0", "x", "data", ".p", "/p", "000", "x001", "234", "999", "-1", "+1", "30", "31", "63", "256", "255", "1", " "}
	for i := 0; i < 6000; i++ {
		t := tlog.Tile{H: 1 + random.Intn(30), L: random.Intn(65) - 1, N: random.Int63() >> uint(random.Intn(63))}
		t.W = 1 + random.Intn(1<<uint(t.H))
		if random.Intn(2) == 0 {
			t.W = 1 << uint(t.H)
		}
		path := t.Path()
		if i%3 > 0 {
			at := random.Intn(len(path))
			path = path[:at] + alphabet[random.Intn(len(alphabet))] + path[min(len(path), at+random.Intn(5)):]
		}
		if strings.Contains(path, " ") {
			continue
		}
		parsed, err := tlog.ParseTilePath(path)
		if err != nil || parsed.L > 63 {
			fmt.Fprintln(out, "path", path, "no")
		} else {
			fmt.Fprintln(out, "path", path, fmt.Sprintf("%d,%d,%d,%d", parsed.H, parsed.L, parsed.N, parsed.W))
		}
	}
}

// resigned is the honest tree with a signature of another key of the same signer.
func resigned(msg []byte, keep bool) []byte {
	other, _, err := note.GenerateKey(random, name)
	check(err)
	n := get(note.Open(msg, note.VerifierList(get(note.NewVerifier(vkey)))))
	if !keep {
		n.Sigs = nil
	}
	return get(note.Sign(n, get(note.NewSigner(other))))
}

// impostor names the honest key beside another's signature.
func impostor(msg []byte) []byte {
	foreign := resigned(msg, false)
	lines := strings.Split(strings.TrimSuffix(string(foreign), "\n"), " ")
	raw := get(base64.StdEncoding.DecodeString(lines[len(lines)-1]))
	v := get(note.NewVerifier(vkey))
	binary.BigEndian.PutUint32(raw, v.KeyHash())
	lines[len(lines)-1] = base64.StdEncoding.EncodeToString(raw) + "\n"
	return []byte(strings.Join(lines, " "))
}

func main() {
	defer out.Flush()
	skey, public, err := note.GenerateKey(random, name)
	check(err)
	vkey = public
	fmt.Fprintln(out, "key", vkey)
	honest := newLog("honest", skey, 1<<62)
	honest.build([]int{8, 2, 3})
	fork := newLog("fork", skey, 200)
	fork.build([]int{8, 2})
	both := resigned(honest.states[1000].note, true)
	foreign := resigned(honest.states[1000].note, false)
	wrong := impostor(honest.states[1000].note)
	fmt.Fprintln(out, "foreign", b64(foreign))
	fmt.Fprintln(out, "impostor", b64(wrong))
	fmt.Fprintln(out, "both", b64(both))
	honest.proofs()
	honest.plans()
	scenarios(honest, fork)
	notes(honest, both, foreign, wrong)
	records(honest)
	paths()
}
