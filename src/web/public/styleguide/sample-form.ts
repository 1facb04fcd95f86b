import type { Field } from '../../../forms/form.types.js';
import type { Localised } from '../../../platform/i18n/localised.js';

const both = (vi: string, en: string): Localised => ({ vi, en });

/** One question of every type. */
export const SAMPLE_FIELDS: readonly Field[] = [
  {
    id: 'note',
    type: 'explanation',
    label: both('Mọi kiểu câu hỏi', 'Every type of question'),
    text: both('Mỗi câu hỏi dưới đây là một kiểu.', 'Each question below is of another type.'),
  },
  { id: 'place', type: 'text', label: both('Nơi sinh', 'Place of birth'), maxLength: 60 },
  { id: 'name', type: 'person_name', label: both('Họ, chữ đệm, tên', 'Full name'), autocomplete: 'name' },
  {
    id: 'pin',
    type: 'personal_id',
    label: both('Số định danh cá nhân', 'Personal identification number'),
    hint: both('12 chữ số trên thẻ căn cước.', 'The 12 digits on the identity card.'),
  },
  {
    id: 'tel',
    type: 'phone',
    label: both('Số điện thoại', 'Telephone number'),
    why: both('Để cơ quan gọi khi cần hỏi thêm.', 'So that the office can call you.'),
  },
  { id: 'mail', type: 'email', label: both('Thư điện tử', 'E-mail'), required: false },
  { id: 'born', type: 'date', label: both('Ngày sinh', 'Date of birth') },
  { id: 'for_self', type: 'yes_no', label: both('Bạn xin cho chính mình?', 'Is it for yourself?') },
  {
    id: 'office',
    type: 'single_choice',
    label: both('Bạn muốn nộp hồ sơ ở đâu?', 'Where do you want to apply?'),
    choices: [
      { value: 'commune', label: both('Ủy ban nhân dân phường, xã', 'A ward or commune office') },
      {
        value: 'department',
        label: both('Sở Tư pháp', 'The Department of Justice'),
        hint: both('Dành cho việc có yếu tố nước ngoài.', 'For events that concern a foreign country.'),
      },
    ],
  },
  {
    id: 'kind',
    type: 'single_choice',
    appearance: 'list',
    label: both('Loại giấy tờ', 'Kind of paper'),
    choices: [
      { value: 'birth', label: both('Trích lục khai sinh', 'Birth extract') },
      { value: 'marriage', label: both('Trích lục kết hôn', 'Marriage extract') },
    ],
  },
  {
    id: 'ways',
    type: 'multiple_choice',
    label: both('Cách nhận tin', 'How we may reach you'),
    choices: [
      { value: 'mail', label: both('Thư điện tử', 'E-mail') },
      { value: 'phone', label: both('Điện thoại', 'Telephone') },
    ],
  },
  {
    id: 'copies',
    type: 'number',
    label: both('Số bản', 'Number of copies'),
    min: 1,
    max: 20,
    unit: both('bản', 'copies'),
  },
  { id: 'capital', type: 'money', label: both('Vốn kinh doanh', 'Business capital') },
  { id: 'home', type: 'commune', label: both('Nơi cư trú', 'Home address') },
  { id: 'reason', type: 'long_text', label: both('Lý do', 'Reason'), maxLength: 200 },
  { id: 'scan', type: 'file', label: both('Giấy tờ kèm theo', 'Paper'), accept: ['pdf', 'jpeg'] },
];
