import base from './playwright.config.ts'
export default { ...base, webServer: undefined, outputDir: '/tmp/pw-results', use: { ...base.use, trace: 'off' as const, baseURL: 'http://127.0.0.1:5302' } }
