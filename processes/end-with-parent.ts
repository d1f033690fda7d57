// Loaded before a program (`node --import`). Its stdin is a pipe that its parent never writes to, so the pipe ends when
// the parent does, however that ends; then the program stops as it does on Ctrl-C.
import type { Socket } from 'node:net';

const parent = process.stdin as unknown as Socket;
parent.once('close', () => process.kill(process.pid, 'SIGTERM'));
parent.resume();
parent.unref();
