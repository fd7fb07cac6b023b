// ws-agent.mjs: an agent by the package ws; prints its port, then repeats every text.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: { threshold: 0 } });
server.on('listening', () => console.log(`port ${server.address().port}`));
server.on('connection', (socket) => socket.on('message', (data, binary) => socket.send(data, { binary })));
