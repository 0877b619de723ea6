// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Refuses to pay whom it has blocked, as USDC does.
contract BlockingToken is ERC20("Blocking", "BLK") {
    error Blocked(address account);

    mapping(address account => bool) public isBlocked;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setBlocked(address account, bool value) external {
        isBlocked[account] = value;
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (isBlocked[to]) revert Blocked(to);
        super._update(from, to, amount);
    }
}

/// @notice Keeps one percent of every transfer.
contract FeeToken is ERC20("Fee", "FEE") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        if (from == address(0) || to == address(0)) return super._update(from, to, amount);
        super._update(from, address(0xdead), amount / 100);
        super._update(from, to, amount - amount / 100);
    }
}

/// @notice Calls back whoever asked for it, in the middle of every transfer.
contract HookToken is ERC20("Hook", "HOOK") {
    address public hook;
    bytes public hookCall;
    bool public lastHookSucceeded;
    bytes public lastHookAnswer;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setHook(address hook_, bytes calldata call_) external {
        (hook, hookCall) = (hook_, call_);
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (hook == address(0)) return;
        address target = hook;
        hook = address(0);
        (lastHookSucceeded, lastHookAnswer) = target.call(hookCall);
    }
}

/// @notice Answers false instead of reverting, and moves nothing, while it is told to; may also lie that it moved.
contract FalseToken is ERC20("False", "FALSE") {
    bool public isRefusing;
    bool public isLying;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function setRefusing(bool isRefusing_, bool isLying_) external {
        (isRefusing, isLying) = (isRefusing_, isLying_);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return isRefusing ? isLying : super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return isRefusing ? isLying : super.transferFrom(from, to, amount);
    }
}

/// @notice Returns nothing at all and takes no new allowance over an old one, as USDT does.
contract SilentToken {
    error Refused();

    mapping(address account => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external {
        if (amount != 0 && allowance[msg.sender][spender] != 0) revert Refused();
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}
