// SPDX-License-Identifier: Apache-2.0
//
// A transmitter in SystemC/TLM-2.0 that knows nothing of gather: 32-bit registers behind BAR 0,
//   0x00  data    write: into a FIFO of four words; waits while it is full
//   0x04  level   read: words in the FIFO
//   0x08  sum     read: of all words sent; waits until the FIFO is empty
// A thread sends a word in 100 ns. And a counter beside it, whose target never waits.
#include <systemc>
#include <tlm>
#include <tlm_utils/simple_target_socket.h>

#include <cstdint>
#include <cstring>
#include <deque>

class serial : public sc_core::sc_module
{
  public:
    tlm_utils::simple_target_socket<serial> socket;

    SC_HAS_PROCESS(serial);
    explicit serial(const sc_core::sc_module_name &name) : sc_module(name), socket("socket")
    {
        socket.register_b_transport(this, &serial::b_transport);
        SC_THREAD(send);
    }

  private:
    static constexpr std::size_t depth = 4;

    void b_transport(tlm::tlm_generic_payload &p, sc_core::sc_time &delay)
    {
        wait(delay);
        delay = sc_core::SC_ZERO_TIME;
        if (p.get_data_length() != 4 || p.get_byte_enable_ptr() != nullptr) {
            p.set_response_status(tlm::TLM_BURST_ERROR_RESPONSE);
            return;
        }
        p.set_response_status(tlm::TLM_OK_RESPONSE);
        std::uint32_t word = 0;
        if (p.is_write() && p.get_address() == 0) {
            std::memcpy(&word, p.get_data_ptr(), 4);
            while (words.size() == depth) {
                wait(sent);
            }
            words.push_back(word);
            filled.notify();
        } else if (p.is_read() && p.get_address() == 4) {
            word = static_cast<std::uint32_t>(words.size());
            std::memcpy(p.get_data_ptr(), &word, 4);
        } else if (p.is_read() && p.get_address() == 8) {
            while (!words.empty()) {
                wait(sent);
            }
            std::memcpy(p.get_data_ptr(), &sum, 4);
        } else {
            p.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE);
        }
    }

    void send()
    {
        for (;;) {
            while (words.empty()) {
                wait(filled);
            }
            wait(100, sc_core::SC_NS);
            sum += words.front();
            words.pop_front();
            sent.notify();
        }
    }

    std::deque<std::uint32_t> words;
    std::uint32_t sum = 0;
    sc_core::sc_event filled, sent;
};

class counter : public sc_core::sc_module
{
  public:
    tlm_utils::simple_target_socket<counter, 64> socket;

    explicit counter(const sc_core::sc_module_name &name) : sc_module(name), socket("socket")
    {
        socket.register_b_transport(this, &counter::b_transport);
        socket.register_transport_dbg(this, &counter::look);
    }

  private:
    // Any write counts; a read of 8 bytes gives the count, and takes 40 ns.
    void b_transport(tlm::tlm_generic_payload &p, sc_core::sc_time &delay)
    {
        if (p.is_write()) {
            count++;
        } else if (look(p) != 0) {
            delay += sc_core::sc_time(40, sc_core::SC_NS);
        } else {
            p.set_response_status(tlm::TLM_ADDRESS_ERROR_RESPONSE);
            return;
        }
        p.set_response_status(tlm::TLM_OK_RESPONSE);
    }
    unsigned look(tlm::tlm_generic_payload &p)
    {
        if (!p.is_read() || p.get_address() != 0 || p.get_data_length() != sizeof(count)) {
            return 0;
        }
        std::memcpy(p.get_data_ptr(), &count, sizeof(count));
        return sizeof(count);
    }

    std::uint64_t count = 0;
};

// What makes endpoints of them: two of each at a time, with a BAR 0 of 4 KiB.
#include <gather/tlm_endpoint.h>

GATHER_TLM_ENDPOINT("serial", "a transmitter with a FIFO", serial, socket, gather::waits, 2, 4096)
GATHER_TLM_ENDPOINT("counter", "counts writes", counter, socket, gather::in_place, 2, 4096)
