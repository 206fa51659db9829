# The same work as a first deploy, by hand: no look, no guard, no proof, no way back.
set -e
release=/opt/hello/releases/1
mkdir -p $release /etc/hello
head -c @SIZE@ >$release/hello
chmod 755 $release/hello
sync $release/hello $release
ln -s releases/1 /opt/hello/current.new && mv -T /opt/hello/current.new /opt/hello/current
useradd --system -U --no-create-home --shell /usr/sbin/nologin hello
echo NAME=captain >/etc/hello/hello.env
chmod 600 /etc/hello/hello.env
cat >/etc/systemd/system/hello.service <<'U'
[Service]
Type=exec
User=hello
EnvironmentFile=/etc/hello/hello.env
ExecStart=/opt/hello/current/hello --listen=:8080
Restart=always
[Install]
WantedBy=multi-user.target
U
systemctl enable -q --no-reload hello
systemctl restart hello
until bash -c 'exec 3<>/dev/tcp/127.0.0.1/8080 && printf "GET /healthz HTTP/1.0\r\n\r\n" >&3 && grep -q ok <&3' 2>/dev/null; do sleep 0.02; done
