// socketio-client.mjs ORIGIN PATH TRANSPORTS COUNT: chats by the package socket.io-client and prints each answer.
import { io } from 'socket.io-client';

const [origin, path, transports, count] = process.argv.slice(2);
const socket = io(origin, { path, transports: transports.split(','), reconnection: false });
let received = 0;
socket.on('connect', async () => {
  for (let i = 0; i < Number(count); i++) {
    console.log(`ack ${await socket.emitWithAck('chat', `hola ${i}`)}`);
  }
});
socket.on('chat', (text) => {
  console.log(`chat ${text}`);
  if (++received === Number(count)) {
    console.log(`transport ${socket.io.engine.transport.name}`);
    setTimeout(() => socket.disconnect(), 50);
  }
});
socket.on('disconnect', (reason) => console.log(`disconnect ${reason}`));
socket.on('connect_error', (error) => {
  console.error(error);
  process.exit(1);
});
