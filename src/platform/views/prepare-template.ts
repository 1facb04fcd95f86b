import Handlebars from 'handlebars';
import { escapeHtml } from './runtime.js';

type Node = hbs.AST.Node;
type Constants = Readonly<Record<string, (name: string) => string>>;

/**
 * Parses a template and settles what is known before any page is asked for: the wording of a key without values and
 * the address of an asset become text, and the indentation of the file does not travel to the reader.
 */
export function prepareTemplate(source: string, name: string, constants: Constants): hbs.AST.Program {
  const program = Handlebars.parse(source.trim(), { srcName: name });
  settle(program, constants);
  return program;
}

function settle(program: hbs.AST.Program, constants: Constants): void {
  program.body = program.body.map((statement) => settleStatement(statement, constants));
}

function settleStatement(node: hbs.AST.Statement, constants: Constants): hbs.AST.Statement {
  if (isContent(node)) {
    node.value = node.value.replace(/[ \t]*\n\s*/g, '\n');
    return node;
  }
  if (isMustache(node)) {
    const text = constantOf(node, constants);
    if (text !== undefined) return content(escapeHtml(text), node);
  }
  if (hasArguments(node)) settleArguments(node, constants);
  if (isBlock(node)) {
    settle(node.program, constants);
    if ('inverse' in node && node.inverse) settle(node.inverse, constants);
  }
  return node;
}

function settleArguments(node: WithArguments, constants: Constants): void {
  node.params = node.params.map((param) => settleValue(param, constants));
  for (const pair of node.hash?.pairs ?? []) pair.value = settleValue(pair.value, constants);
}

function settleValue(node: hbs.AST.Expression, constants: Constants): hbs.AST.Expression {
  if (!isSubExpression(node)) return node;
  const text = constantOf(node, constants);
  if (text !== undefined) return { type: 'StringLiteral', value: text, original: text, loc: node.loc } as StringLiteral;
  settleArguments(node, constants);
  return node;
}

function constantOf(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression, constants: Constants): string | undefined {
  const [first, ...more] = node.params;
  const path = 'original' in node.path ? String(node.path.original) : '';
  const settled = constants[path];
  if (settled === undefined || first?.type !== 'StringLiteral' || more.length > 0 || node.hash) return undefined;
  return settled((first as StringLiteral).value);
}

const content = (text: string, node: Node): hbs.AST.ContentStatement => ({
  type: 'ContentStatement',
  value: text,
  original: { open: false, close: false },
  loc: node.loc,
});

type StringLiteral = hbs.AST.StringLiteral;
type WithArguments = Node & { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash };
type Block = hbs.AST.BlockStatement | hbs.AST.PartialBlockStatement;

const isContent = (node: Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
const isMustache = (node: Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isSubExpression = (node: Node): node is hbs.AST.SubExpression => node.type === 'SubExpression';
const isBlock = (node: Node): node is Block => node.type === 'BlockStatement' || node.type === 'PartialBlockStatement';
const hasArguments = (node: Node): node is WithArguments => 'params' in node;
