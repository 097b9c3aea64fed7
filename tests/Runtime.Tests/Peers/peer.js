// Accepts connections, answers what it reads, reads to the end and prints what it saw: "eof 10" or "reset 10".
const net = require("node:net");

const server = net.createServer((connection) => {
  let seen = 0;
  let end = "eof";
  connection.on("data", (data) => { seen += data.length; connection.write(data); });
  connection.on("error", (error) => { end = error.code === "ECONNRESET" ? "reset" : error.code; });
  connection.on("close", () => console.log(`${end} ${seen}`));
});
server.listen(0, process.argv[2] === "ipv6" ? "::1" : "127.0.0.1", () => console.log(server.address().port));
