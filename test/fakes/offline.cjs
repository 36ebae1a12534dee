// Loaded before everything else, also into worker threads: whoever reaches for the network ends the process.
const dns = require('node:dns');
const net = require('node:net');
const refuse = () => {
  process._rawDebug('reached for the network');
  process.exit(99);
};
net.Socket.prototype.connect = refuse;
dns.lookup = refuse;
globalThis.fetch = refuse;
