import supertest from 'supertest';
import type { TestApp } from './app.js';

/** Somebody with a browser of their own: keeps cookies, sends forms as our pages do, follows nothing by itself. */
export class Visitor {
  private readonly agent: ReturnType<typeof supertest.agent>;

  constructor(app: TestApp) {
    this.agent = supertest.agent(app.address);
  }

  get(path: string): supertest.Test {
    return this.agent.get(path);
  }

  head(path: string): supertest.Test {
    return this.agent.head(path);
  }

  post(path: string, body: object = {}): supertest.Test {
    return this.agent.post(path).set('sec-fetch-site', 'same-origin').type('form').send(body);
  }

  upload(path: string, field: string, content: Buffer, name: string): supertest.Test {
    return this.agent.post(path).set('sec-fetch-site', 'same-origin').attach(field, content, name);
  }

  /** Throws unless the password was right. */
  async signIn(login: string, password: string): Promise<void> {
    const answer = await this.post('/sign-in', { login, password });
    if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`);
  }
}
