import { AppModule, setUpPortal } from '../../src/app.module.js';
import { startTestApp, type TestApp, type TestAppOptions } from './app.js';

/** The whole portal, as `npm start` runs it, on a database of its own with the shipped procedures published. */
export const startPortal = (options: TestAppOptions = {}): Promise<TestApp> =>
  startTestApp(AppModule, setUpPortal, options);
