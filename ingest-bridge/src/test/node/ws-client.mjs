// ws-client.mjs ADDRESS COUNT: sends texts by the package ws, with permessage-deflate, and prints each answer.
import { WebSocket } from 'ws';

const [address, count] = process.argv.slice(2);
const socket = new WebSocket(address, { perMessageDeflate: { threshold: 0 } });
let received = 0;
socket.on('open', () => {
  console.log(`extensions ${socket.extensions}`);
  for (let i = 0; i < Number(count); i++) socket.send(`hola ${i} ${'¿qué tal? '.repeat(i % 50)}`);
  socket.ping('are you there');
});
socket.on('pong', (data) => console.log(`pong ${data}`));
socket.on('message', (data) => {
  console.log(`message ${data}`);
  if (++received === Number(count)) socket.close(1000, 'thanks');
});
socket.on('close', (code, reason) => console.log(`close ${code} ${reason}`));
socket.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
