// feed-agent.mjs TOTAL PIECE: tells TOTAL events, PIECE of them a connection, from behind the one that it is asked for.
import { WebSocketServer } from 'ws';

const [total, piece] = process.argv.slice(2).map(Number);
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
server.on('listening', () => console.log(`port ${server.address().port}`));
server.on('connection', (socket, request) => {
  const after = new URL(request.url, 'ws://x').searchParams.get('after');
  console.log(`connected ${request.url} after ${request.headers['last-event-id'] ?? null}`);
  const first = after ? Number(after.slice(1)) + 1 : 0;
  for (let i = first; i < Math.min(total, first + piece); i++) {
    socket.send(JSON.stringify({ eventId: `f${i}`, type: 'message.user', conversationId: 'feed', text: `hola ${i}` }));
  }
  if (first + piece < total) socket.close(1012, 'restarting');
});
