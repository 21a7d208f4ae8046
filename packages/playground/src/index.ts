export { type PlaygroundServer, type PlaygroundSettings, playgroundLink, servePlayground } from './serve-playground.ts';
