import { describe, expect, it } from '@jest/globals';
import { generate } from './generate.js';
import { HELPERS } from './helpers.js';
import { prepareTemplate } from './prepare-template.js';
import { runtime } from './runtime.js';
import { safeHtml } from './safe-html.js';

type Template = (context: unknown, root: unknown, block?: () => string) => string;

const t = (key: string, values: { name?: string } = {}): string =>
  key === 'greeting' ? `Xin chào ${values.name ?? ''}` : key;

function render(template: string, model: object, partials: Record<string, string> = {}, strict = true): string {
  const compile = (source: string): Template => {
    const code = generate(prepareTemplate(source, 'test', { t: (key) => t(key) }), 'test', strict);
    const make = new Function('rt', 'h', 'partial', code) as (...given: unknown[]) => Template;
    const partial =
      (name: string): Template =>
      (context, root, block) =>
        compile(partials[name] ?? '')(context, root, block);
    return make(runtime, { ...HELPERS, t }, partial);
  };
  return compile(template)(model, model);
}

describe('a compiled template', () => {
  it('escapes every value but markup of our own', () => {
    expect(render('{{a}}|{{b}}', { a: `<i title="x">&'`, b: safeHtml('<b>ok</b>') })).toBe(
      '&lt;i title=&quot;x&quot;&gt;&amp;&#39;|<b>ok</b>',
    );
    expect(render('{{a}}{{b}}{{c}}', { a: 0, b: false, c: null })).toBe('0false');
  });

  it('takes a missing name for a mistake, and an empty one for empty', () => {
    expect(() => render('{{title}}', {})).toThrow('The model has no "title" (views/test.hbs:1)');
    expect(() => render('{{a.b}}', { a: {} })).toThrow('The model has no "b"');
    expect(render('[{{title}}]', { title: undefined })).toBe('[]');
    expect(render('[{{title}}]', {}, {}, false)).toBe('[]');
    expect(render('{{#if a.b}}yes{{else}}no{{/if}}', {})).toBe('no');
  });

  it('chooses and repeats', () => {
    const rows = '{{#each rows}}{{@index}}{{name}}{{#unless @last}},{{/unless}}{{else}}none{{/each}}';
    expect(render(rows, { rows: [{ name: 'a' }, { name: 'b' }] })).toBe('0a,1b');
    expect(render(rows, { rows: [] })).toBe('none');
    expect(render('{{#if (eq x 1)}}one{{else if (eq x 2)}}two{{else}}many{{/if}}', { x: 2 })).toBe('two');
    expect(render('{{#with who}}{{name}} of {{../place}}{{/with}}', { who: { name: 'a' }, place: 'b' })).toBe('a of b');
  });

  it('reaches what is above, past conditions, and names items', () => {
    const nested = '{{#each a}}{{#if show}}{{#each b}}{{../../title}}{{this}}{{/each}}{{/if}}{{/each}}';
    expect(render(nested, { title: 't', a: [{ show: true, b: [1, 2] }] })).toBe('t1t2');
    expect(render('{{#each a as |one at|}}{{at}}{{one.x}}{{/each}}', { a: [{ x: 'p' }, { x: 'q' }] })).toBe('0p1q');
    expect(render('{{#each a}}{{@root.title}}{{@first}}{{/each}}', { title: 't', a: [1, 2] })).toBe('ttruetfalse');
  });

  it('shows a partial only what it is handed', () => {
    const partials = { inner: '[{{x}}{{y}}]' };
    expect(render('{{> inner one y=2}}', { one: { x: 1 } }, partials)).toBe('[12]');
    expect(() => render('{{> inner x=1}}', { y: 2 }, partials)).toThrow('no "y"');
    expect(render("{{> (lookup . 'kind') one}}", { kind: 'inner', one: { x: 1, y: 2 } }, partials)).toBe('[12]');
  });

  it('lets what a partial wraps see the names around it', () => {
    const partials = {
      outer: '<{{#if @partial-block}}{{> @partial-block}}{{/if}}>{{> leaf}}',
      leaf: '{{#if @partial-block}}!{{/if}}',
    };
    expect(render('{{#> outer}}{{name}}{{/outer}}', { name: 'a' }, partials)).toBe('<a>');
    expect(render('{{> outer}}', {}, partials)).toBe('<>');
    expect(
      render('{{#each list}}{{#> outer}}{{this}}{{../name}}{{/outer}}{{/each}}', { list: [1], name: 'a' }, partials),
    ).toBe('<1a>');
  });

  it('speaks: with values at rendering, without them at once', () => {
    expect(render('{{t "greeting" name=who}}', { who: '<Huế>' })).toBe('Xin chào &lt;Huế&gt;');
    expect(render('{{#if (eq (t "plain") "plain")}}{{t "plain"}}{{/if}}', {})).toBe('plain');
  });

  it('keeps a model’s name apart from a helper of that name', () => {
    expect(render('{{when}}{{or when}}', { when: 'today' })).toBe('todaytoday');
  });

  it.each([
    ['{{{a}}}', 'always escaped'],
    ['{{constructor}}', 'belongs to every object'],
    ['{{a.__proto__.b}}', 'belongs to every object'],
    ['{{shout a}}', 'no helper "shout"'],
    ['{{#repeat a}}{{/repeat}}', 'no block'],
    ['{{../a}}', 'nothing above'],
  ])('refuses %s', (template, why) => {
    expect(() => render(template, { a: {} })).toThrow(why);
  });

  it('takes plain objects only', () => {
    class Entity {
      get secret(): string {
        return 'x';
      }
    }
    expect(() => render('{{> inner one}}', { one: new Entity() }, { inner: '{{secret}}' })).toThrow('handed a Entity');
    expect(() => render('{{#each all}}{{secret}}{{/each}}', { all: [new Entity()] })).toThrow('handed a Entity');
  });

  it('writes attributes as asked', () => {
    const model = {
      all: { id: 'a', hidden: { value: true, optional: true }, lang: { value: undefined, optional: true }, title: '"' },
    };
    expect(render('<p{{attributes all}}>', model)).toBe('<p id="a" hidden title="&quot;">');
    expect(render('<p{{attributes all}}>', { all: '' })).toBe('<p>');
  });
});
