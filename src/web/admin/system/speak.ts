export { type Speak, speakIn } from '../../shared/speak.js';
