declare module 'virtual:contract' {
  const definitions: import('../core/attributes/contract').AttributeDefinition[];
  export default definitions;
}
