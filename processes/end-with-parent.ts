// Loaded before a program (`node --import`), so that it ends with its parent. Its stdin is a pipe that the parent never writes to. The
// pipe closes when the parent ends, even by kill -9. Then the program gets SIGTERM.
import type { Socket } from 'node:net';

const parent = process.stdin as unknown as Socket;
parent.once('close', () => process.kill(process.pid, 'SIGTERM'));
parent.resume();
parent.unref();
