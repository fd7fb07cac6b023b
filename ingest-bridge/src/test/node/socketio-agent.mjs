// socketio-agent.mjs: an agent by the package socket.io; prints its port, then answers every chat message.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http);
server.on('connection', (socket) => socket.on('chat', (text, done) => {
  socket.emit('chat', `echo ${text}`);
  done('received');
}));
http.listen(0, '127.0.0.1', () => console.log(`port ${http.address().port}`));
