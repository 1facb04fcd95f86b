import supertest from 'supertest';
import { DEMO_PASSWORD } from '../../src/demo/accounts.js';
import type { TestApp } from './app.js';

/** The API as one account uses it. */
export class ApiUser {
  private constructor(
    private readonly app: TestApp,
    readonly token: string,
  ) {}

  static async signIn(app: TestApp, email: string, password = DEMO_PASSWORD): Promise<ApiUser> {
    const answer = await supertest(app.address).post('/api/v1/tokens').send({ email, password });
    if (answer.status !== 201) throw new Error(`No token for ${email}: ${answer.status} ${answer.text}`);
    return new ApiUser(app, (answer.body as { token: string }).token);
  }

  get(path: string): supertest.Test {
    return supertest(this.app.address).get(`/api/v1${path}`).set('authorization', `Bearer ${this.token}`);
  }

  post(path: string, body: object, key?: string): supertest.Test {
    const request = supertest(this.app.address)
      .post(`/api/v1${path}`)
      .set('authorization', `Bearer ${this.token}`)
      .send(body);
    return key === undefined ? request : request.set('idempotency-key', key);
  }

  patch(path: string, body: object): supertest.Test {
    return supertest(this.app.address).patch(`/api/v1${path}`).set('authorization', `Bearer ${this.token}`).send(body);
  }

  file(path: string, slot: string, content: Buffer, name: string): supertest.Test {
    return supertest(this.app.address)
      .post(`/api/v1${path}`)
      .set('authorization', `Bearer ${this.token}`)
      .field('slot', slot)
      .attach('file', content, name);
  }
}
