import type { Page } from 'playwright-core';
import type { Answers, AnswerValue } from '../../src/forms/form.types.js';

/** Answers every question of these that the page asks, as a person does: types, ticks and chooses. */
export async function fillPage(page: Page, answers: Answers): Promise<void> {
  for (const [id, answer] of Object.entries(answers)) await fillField(page, id, answer);
}

async function fillField(page: Page, id: string, answer: AnswerValue): Promise<void> {
  const there = async (selector: string): Promise<boolean> => (await page.locator(selector).count()) > 0;
  if (typeof answer === 'object' && 'commune' in answer) return fillCommune(page, id, answer);
  const text = await textOf(page, answer);
  if (await there(`#${id}-day`)) return fillDate(page, id, text);
  const tick = `input[name="${id}"][value="${text}"]:is([type="radio"], [type="checkbox"])`;
  if (await there(tick)) return page.check(tick);
  if (await there(`select#${id}`)) return void (await page.selectOption(`#${id}`, text));
  if (await there(`#${id}`)) await page.fill(`#${id}`, text);
}

async function fillDate(page: Page, id: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await page.fill(`#${id}-day`, String(Number(date)));
  await page.fill(`#${id}-month`, String(Number(month)));
  await page.fill(`#${id}-year`, year);
}

async function fillCommune(page: Page, id: string, unit: { province: string; commune: string }): Promise<void> {
  if ((await page.locator(`#${id}-commune`).count()) === 0) return;
  const province = page.locator(`#${id}-province`);
  if ((await province.count()) > 0) await province.selectOption(unit.province);
  await page.selectOption(`#${id}-commune`, unit.commune);
}

/** Yes and no, and numbers in the notation of the page's language. */
async function textOf(page: Page, answer: AnswerValue): Promise<string> {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (typeof answer !== 'number') return String(answer);
  const vietnamese = (await page.getAttribute('html', 'lang')) === 'vi';
  return vietnamese ? String(answer).replace('.', ',') : String(answer);
}
